//! A link as a QR code: what a phone's camera reads from paper.

use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

/// A longer text (bytes) gives a code too fine for a printed sheet.
const LONGEST: usize = 1200;
/// The white edge that a reader needs, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// A drawing: its width and height in modules with the white edge, and the dark ones as an SVG path.
pub(super) struct Drawn {
    /// Width and height.
    pub(super) side: i32,
    /// The path.
    pub(super) path: String,
}

/// The code of a text; none where it is too long.
pub(super) fn draw(text: &str) -> Option<Drawn> {
    if text.len() > LONGEST {
        return None;
    }
    let mut held = vec![0; Version::MAX.buffer_len()];
    let mut out = held.clone();
    held.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    // The least correction gives the coarsest code, which matters more on clean paper.
    let code = QrCode::encode_binary(
        &mut held,
        text.len(),
        &mut out,
        QrCodeEcc::Low,
        Version::MIN,
        Version::MAX,
        None,
        false,
    );
    let code = code.ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let part = [start + QUIET, y + QUIET, x - start].map(|number| number.to_string());
                path.push_str(
                    &[
                        "M", &part[0], " ", &part[1], "h", &part[2], "v1H", &part[0], "z",
                    ]
                    .concat(),
                );
            }
            x += 1;
        }
    }
    Some(Drawn {
        side: code.size() + 2 * QUIET,
        path,
    })
}
