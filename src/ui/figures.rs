//! The figures by which an enterprise's size is computed.

use super::controls::{Help, tick};
use super::dom::{El, classed, group};
use super::model::Model;
use super::text_field::text;
use crate::answers::ROOT;
use crate::answers::field::Field;
use crate::text::finding;

/// The figures of two years of one enterprise, the columns labelled with the real years.
pub(super) fn figures(model: Model, id: u32) -> El {
    let column = |last: bool, fields: [Field; 3]| {
        let name = model.label(move |state| {
            let (of_last, before) = finding::years(
                model.locale(),
                state.year(),
                id == ROOT && state.estimated(),
            );
            if last { of_last } else { before }
        });
        classed("div", "year")
            .child(classed("p", "year-name").live_text(name))
            .each(&fields, &|field| text(model, id, field, Help::NONE))
    };
    let [last, before] = Field::FIGURES;
    group("years")
        .child(column(true, last))
        .child(column(false, before))
}

/// The two exceptions to the two years.
pub(super) fn exceptions(model: Model) -> El {
    classed("div", "ticks").each(&[Field::NewlyFounded, Field::OwnershipChanged], &|field| {
        tick(model, ROOT, field)
    })
}
