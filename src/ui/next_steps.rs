//! What to do next: after a "yes" the steps to take, after a "no" what is left, and whom to ask.

use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use super::place;
use crate::js::number::of_double;
use crate::rules::date::Date;
use crate::rules::evaluate::{Question, Status};
use crate::rules::scheme::Provider;
use crate::text::format::dialled;
use crate::text::{Key, Voice, amounts, calendar, verdict};

/// A mail program may cut a longer message.
const MESSAGE: usize = 1800;

pub(super) fn steps(model: Model) -> El {
    let title = || model.words(|state| state.voice().text(title(state)).to_owned());
    classed("section", "next")
        .attr("id", place::NOW)
        .attr("tabindex", "-1")
        .live_attr("aria-label", title())
        .child(model.heading(1).live_text(title()))
        .child(group("").live(
            move || model.state().changes.steps,
            move |at| list(model, &at),
        ))
}

fn title(state: &State) -> Key {
    match state.evaluation.status {
        Status::Undetermined if asks(state).is_none() => Key::PageSteps,
        Status::Undetermined | Status::Eligible => Key::NowTitle,
        Status::Ineligible => Key::NowTitleNo,
    }
}

/// Once nothing is open: what to ask VLAIO, beside whatever the verdict is.
fn asks(state: &State) -> Option<Key> {
    let (evaluation, progress) = (&state.evaluation, &state.progress);
    match evaluation.status {
        Status::Ineligible => Some(Key::NowAskAnyway),
        Status::Eligible => Some(Key::NowRuns),
        Status::Undetermined if evaluation.ask.is_empty() && !progress.open.is_empty() => None,
        Status::Undetermined => Some(Key::NowAskUnsure),
    }
}

fn list(model: Model, at: &El) {
    let state = model.peek();
    let voice = &state.voice();
    let said = |key: Key| el("li").text(voice.format_text(key, &[]));
    let mut rows = classed("ol", "steps");
    let status = state.evaluation.status;
    if status == Status::Ineligible {
        if let Some(day) = verdict::again(&state.evaluation) {
            rows.add(again(&state, day));
        }
        rows = rows.each_text("li", "", verdict::instead(voice, &state.evaluation));
    }
    if let Some(lead) = asks(&state) {
        rows.add(ask(model, voice, lead));
    }
    if status != Status::Ineligible {
        rows.add(if state.providers.is_empty() {
            said(Key::PageStep1)
        } else {
            let row = el("li").text(voice.format_text(Key::NowProvider, &[&state.providers]));
            let options = &state.options;
            // The host's own offices, where its own provider is the only one.
            let own = options.provider.and_then(Provider::info);
            if !options.offices.is_empty() && own.is_some_and(|own| own.name == state.providers) {
                let offices = voice.format_text(Key::NowOffices, &[&options.offices]);
                row.add(el("span").text(" ").text(offices));
            }
            row.text(" ")
                .child(mail_to(model, "", voice.text(Key::NowDraft)))
        });
        // Whoever does not know whether the activity is on the list takes the question along to the intake.
        let unknown = state.progress.unknown.contains(&Question::MainActivity);
        rows.add(said(if status == Status::Eligible || unknown {
            Key::NowIntake
        } else {
            Key::PageStep2
        }));
        rows.add(
            said(Key::PageStep3)
                .text(" ")
                .text(voice.text(Key::PageStep4)),
        );
    }
    at.add(rows);
    if status != Status::Ineligible {
        at.add(paragraph("small", voice.text(Key::PagePaying)));
    }
}

/// The day from which it may be asked again, and a file that puts it in the visitor's calendar. The file is in the link itself:
/// nothing is fetched, and no policy of a host is asked for it.
fn again(state: &State, day: Date) -> El {
    let voice = &state.voice();
    let other_years = verdict::other_years(voice, &state.evaluation);
    let moment = of_double(js_sys::Date::now());
    let file = encoded(&calendar::again(voice, day, &moment, other_years));
    let link = el("a")
        .attr(
            "download",
            &["cybersubsidie-", &day.to_string(), ".ics"].concat(),
        )
        .attr(
            "href",
            &(String::from("data:text/calendar;charset=utf-8,") + &file),
        )
        .text(voice.text(Key::NowCalendar));
    let row = el("li").text(voice.format_text(Key::NowNoRepeat, &[&voice.date(day)]));
    if other_years {
        row.add(
            el("span")
                .text(" ")
                .text(voice.text(Key::VerdictOtherYears)),
        );
    }
    row.text(" ").child(link)
}

/// A line with the ways to reach VLAIO: the mail has the result in it.
fn ask(model: Model, voice: &Voice, lead: Key) -> El {
    let (mail, telephone) = (voice.text(Key::PageMail), voice.text(Key::PageTelephone));
    let by_mail = mail_to(model, mail, &voice.format_text(Key::NowMail, &[mail]));
    let by_telephone = el("a")
        .attr("href", &dialled(telephone))
        .text(voice.format_text(Key::NowTelephone, &[telephone]));
    el("li")
        .text(voice.text(lead))
        .text(" ")
        .child(by_mail)
        .text(voice.text(Key::NowOr))
        .child(by_telephone)
        .text(".")
}

/// A link that begins a mail with the result in it; whoever gets it without an address fills that in.
fn mail_to(model: Model, address: &str, words: &str) -> El {
    let plain = ["mailto:", address].concat();
    let link = el("a").attr("href", &plain).text(words);
    let at = link.clone();
    // Made when it is asked for: a link with all answers at every key press would cost too much.
    link.on("click", move |_| {
        let state = model.peek();
        let subject = encoded(state.voice().text(Key::NowSubject));
        let body = encoded(&message(&state));
        let whole = [&*plain, "?subject=", &subject, "&body=", &body].concat();
        at.put("href", Some(&whole));
    })
}

fn encoded(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

/// The result with the amounts and the link, as far as a mail can hold it.
fn message(state: &State) -> String {
    let voice = &state.voice();
    let mut lines = vec![state.headline.whole()];
    let colon = voice.text(Key::FormatColon);
    if state.evaluation.status == Status::Ineligible {
        for (rule, reasons) in verdict::obstacles(voice, &state.evaluation) {
            lines.push([rule, colon, &reasons.join(" ")].concat());
        }
    } else {
        for package in state.packages() {
            for (name, amounts) in amounts::lines(voice, &state.evaluation, package) {
                lines.push([&*name, colon, &amounts].concat());
            }
        }
        lines.push(voice.text(Key::TableVat).to_owned());
    }
    if !state.providers.is_empty() {
        let label = voice.text(Key::QuestionProvider);
        lines.push([label, colon, &state.providers].concat());
    }
    lines.push(String::new());
    lines.push(voice.text(Key::NowQuestion).to_owned());
    // As a mail breaks its lines (RFC 6068, 5).
    let text = lines.join("\r\n");
    // The answers alone open nowhere.
    if state.options.page.is_empty() {
        return text;
    }
    let address = state.address();
    let last = if text.len() + address.len() > MESSAGE {
        voice.text(Key::NowTooLong)
    } else {
        &address
    };
    [&*text, "\r\n\r\n", last].concat()
}
