<?php

defined('_JEXEC') or die;

// Its language is that of the page: the element follows the nearest lang.
$options = '';
foreach (['provider', 'contact'] as $name) {
    $value = (string) $params->get($name, '');
    if ($value !== '') {
        $options .= sprintf(' %s="%s"', $name, htmlspecialchars($value, ENT_QUOTES, 'UTF-8'));
    }
}
?>
<cyber-subsidie<?php echo $options; ?>>
  <p>Bereken je subsidie op <a href="https://rekenhulp.example/">rekenhulp.example</a>.</p>
</cyber-subsidie>
