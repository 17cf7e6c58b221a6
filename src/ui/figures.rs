//! The exceptions to the two years by which an enterprise's size is computed.

use super::controls::tick;
use super::dom::{El, classed};
use super::model::Model;
use crate::answers::ROOT;
use crate::answers::field::Field;

/// The two exceptions to the two years.
pub(super) fn exceptions(model: Model) -> El {
    classed("div", "ticks").each(&[Field::NewlyFounded, Field::OwnershipChanged], &|field| {
        tick(model, ROOT, field)
    })
}
