//! Where a postcode lies, in words: an indication under the field. Whether it counts, the rules say.

use super::{Key, Voice};
use crate::rules::application::Postcode;
use crate::rules::criteria::region;
use crate::rules::tri::Tri;

/// The last postcode of each stretch with the province or region in which it lies; Flemish provinces alone by name.
/// Each of the 2,823 postcodes of bpost's list of 2017 lies where this says, but for 2070, Zwijndrecht: since 1 Jan 2025
/// it is in the municipality Beveren-Kruibeke-Zwijndrecht, in East Flanders.
const PLACES: [(u16, Key, bool); 11] = [
    (1299, Key::PlaceBrussels, false),
    (1499, Key::PlaceWalloon, false),
    (1999, Key::PlaceFlemishBrabant, true),
    (2069, Key::PlaceAntwerp, true),
    (2070, Key::PlaceEastFlanders, true),
    (2999, Key::PlaceAntwerp, true),
    (3499, Key::PlaceFlemishBrabant, true),
    (3999, Key::PlaceLimburg, true),
    (7999, Key::PlaceWalloon, false),
    (8999, Key::PlaceWestFlanders, true),
    (9999, Key::PlaceEastFlanders, true),
];

/// `Oost-Vlaanderen, Vlaams Gewest`, or the question whether there is an establishment in Flanders too. Nothing where the
/// rules place this postcode elsewhere.
#[must_use]
pub fn of(voice: &Voice, code: Postcode) -> String {
    let number = code.number();
    let counts = region(voice.scheme, Some(code)) == Tri::Yes;
    let place = PLACES.iter().find(|(last, ..)| number <= *last);
    match place {
        Some((_, name, flemish)) if *flemish == counts => {
            let key = if counts {
                Key::PlaceFlemish
            } else {
                Key::PlaceElsewhere
            };
            voice.format(key, &[voice.text(*name)])
        }
        _ => String::new(),
    }
}
