//! Who pays what: a stacked bar per package, with VLAIO's part and the enterprise's own share.

use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use super::scale::length;
use crate::rules::de_minimis::Fit;
use crate::rules::money::Money;
use crate::rules::packages::PackageRow;
use crate::rules::percent::Rate;
use crate::text::{Key, Voice, package};

pub(super) fn bars(model: Model) -> El {
    group("charts", []).live(
        move || model.state().changes.all_rows(),
        move || figure(&model.peek()).into_iter().collect(),
    )
}

/// What a bar shows.
struct Bar {
    name: String,
    rate: Rate,
    total: Money,
    subsidy: Money,
    own: Money,
    fit: Fit,
}

fn of(voice: &Voice, package: &PackageRow) -> Vec<Bar> {
    let name = voice.text(package::name(package.id));
    // A quote is more precise than the highest published price.
    let quoted = package.quote.iter().flat_map(|quote| {
        quote.by_rate.iter().map(|row| Bar {
            name: voice.format_text(Key::TableQuote, &[name]),
            rate: row.rate_percent,
            total: quote.total,
            subsidy: row.subsidy,
            own: row.own_share,
            fit: row.de_minimis,
        })
    });
    let quoted: Vec<Bar> = quoted.collect();
    if !quoted.is_empty() {
        return quoted;
    }
    package
        .by_rate
        .iter()
        .map(|row| Bar {
            name: name.to_owned(),
            rate: row.rate_percent,
            total: package.price.max,
            subsidy: row.subsidy.max,
            own: row.own_share.max,
            fit: row.de_minimis,
        })
        .collect()
}

fn figure(state: &State) -> Option<El> {
    let voice = &state.voice();
    let bars: Vec<Bar> = state
        .packages()
        .into_iter()
        .flat_map(|(row, _)| of(voice, row))
        .collect();
    let longest = bars.iter().map(|bar| bar.total).max()?;
    let key = |class, text| classed("span", class).text(voice.text(text));
    Some(
        classed("figure", "bars")
            .child(
                el("figcaption")
                    .child(classed("span", "subtitle").text(voice.text(Key::TableChartTitle)))
                    .child(key("key vlaio", Key::TableVlaioPart))
                    .child(key("key own", Key::TableOwnPart)),
            )
            .children(bars.into_iter().map(|bar| stack(voice, bar, longest))),
    )
}

fn stack(voice: &Voice, bar: Bar, longest: Money) -> El {
    let refused = matches!(bar.fit, Fit::Exceeds | Fit::Partly);
    let drawing = classed("div", if refused { "stack refused" } else { "stack" })
        .attr("aria-hidden", "true")
        .measure("--length", &length(bar.total, longest, 100))
        .measure("--part", &length(bar.subsidy, bar.total, 100))
        .children([el("span"), el("span")]);
    let name = format!(
        "{}, {}",
        bar.name,
        voice.percent(&bar.rate.percent().to_string())
    );
    let words = voice.format_text(
        Key::TableChart,
        &[
            &name,
            &voice.euro(bar.total),
            &voice.euro(bar.subsidy),
            &voice.euro(bar.own),
        ],
    );
    let mind = refused.then(|| voice.text(Key::TableChartRefused));
    group(
        "one",
        [
            drawing,
            classed("p", "amount").text(words).span("bite", mind),
        ],
    )
}
