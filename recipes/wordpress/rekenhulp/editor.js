// The editor shows what is set; the calculator itself is in the page alone.
(({ blocks, blockEditor, components, element: { createElement, Fragment } }) => {
  const field = (name, { attributes, setAttributes }) => createElement(components.TextControl, {
    key: name, label: name, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }),
  });
  const Edit = (props) => createElement(Fragment, null,
    createElement(blockEditor.InspectorControls, null,
      createElement(components.PanelBody, { title: "Rekenhulp" }, ["lang", "provider", "contact"].map((name) => field(name, props)))),
    createElement("div", blockEditor.useBlockProps(), `Rekenhulp cybersubsidie (${props.attributes.provider})`));
  blocks.registerBlockType("rekenhulp/cybersubsidie", { edit: Edit, save: () => null });
})(window.wp);
