<?php
// Written by the server at each view, so that what WordPress strips from the texts of authors does not reach it.
defined( 'ABSPATH' ) || exit;

$rekenhulp_options = '';
foreach ( array( 'lang', 'provider', 'contact' ) as $rekenhulp_name ) {
	if ( '' !== $attributes[ $rekenhulp_name ] ) {
		$rekenhulp_options .= sprintf( ' %s="%s"', $rekenhulp_name, esc_attr( $attributes[ $rekenhulp_name ] ) );
	}
}
?>
<div <?php echo get_block_wrapper_attributes(); ?>>
	<?php printf( '<cyber-subsidie%s>', $rekenhulp_options ); ?>
		<p>Bereken je subsidie op <a href="https://rekenhulp.example/">rekenhulp.example</a>.</p>
	</cyber-subsidie>
</div>
