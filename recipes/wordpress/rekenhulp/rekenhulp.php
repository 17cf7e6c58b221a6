<?php
/**
 * Plugin Name: Rekenhulp cybersubsidie
 * Description: A block with the calculator, from a folder of this plugin.
 * Version: 1.0.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		// null: no "?ver=" behind an address that never changes its content.
		wp_register_script_module( 'rekenhulp', plugins_url( 'rekenhulp/1.1.0/widget.js', __FILE__ ), array(), null );
		wp_register_script(
			'rekenhulp-editor',
			plugins_url( 'editor.js', __FILE__ ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
			'1.0.0',
			true
		);
		register_block_type( __DIR__ );
	}
);
