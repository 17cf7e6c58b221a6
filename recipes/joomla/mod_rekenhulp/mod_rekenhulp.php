<?php

defined('_JEXEC') or die;

use Joomla\CMS\Factory;
use Joomla\CMS\Helper\ModuleHelper;

// A file under media/, as it stands: it looks for its wasm beside itself.
Factory::getApplication()->getDocument()->getWebAssetManager()
    ->registerAndUseScript('mod_rekenhulp', 'media/mod_rekenhulp/rekenhulp/1.1.0/widget.js', [], ['type' => 'module']);

require ModuleHelper::getLayoutPath('mod_rekenhulp', $params->get('layout', 'default'));
