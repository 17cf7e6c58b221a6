<?php

declare(strict_types=1);

namespace Drupal\rekenhulp\Plugin\Block;

use Drupal\Core\Block\Attribute\Block;
use Drupal\Core\Block\BlockBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\Core\StringTranslation\TranslatableMarkup;
use Drupal\Core\Template\Attribute;

/**
 * The calculator. Its language is that of the page: the element follows the nearest lang.
 */
#[Block(id: 'rekenhulp', admin_label: new TranslatableMarkup('Rekenhulp cybersubsidie'))]
final class CalculatorBlock extends BlockBase {

  private const OPTIONS = ['provider' => 'toreon', 'contact' => ''];

  /**
   * {@inheritdoc}
   */
  public function defaultConfiguration(): array {
    return self::OPTIONS;
  }

  /**
   * {@inheritdoc}
   */
  public function blockForm($form, FormStateInterface $form_state): array {
    foreach (array_keys(self::OPTIONS) as $name) {
      $form[$name] = ['#type' => 'textfield', '#title' => $name, '#default_value' => $this->configuration[$name]];
    }
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function blockSubmit($form, FormStateInterface $form_state): void {
    foreach (array_keys(self::OPTIONS) as $name) {
      $this->configuration[$name] = $form_state->getValue($name);
    }
  }

  /**
   * {@inheritdoc}
   */
  public function build(): array {
    $options = array_filter(array_intersect_key($this->configuration, self::OPTIONS), fn ($value) => $value !== '');
    return [
      '#theme' => 'rekenhulp',
      '#options' => new Attribute($options),
      '#attached' => ['library' => ['rekenhulp/element']],
    ];
  }

}
