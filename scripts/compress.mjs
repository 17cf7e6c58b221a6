// Brotli as well as it gets.
import { brotliCompressSync, constants } from "node:zlib";

/** The compressed bytes of a file of that name. */
export const compressed = (name, bytes) => {
  const mode = name.endsWith(".wasm") ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT;
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: mode,
      // Measured: the wasm's functions resemble their neighbours, so short distances are worth codes of their own.
      [constants.BROTLI_PARAM_NDIRECT]: mode === constants.BROTLI_MODE_GENERIC ? 8 : 0,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
};
