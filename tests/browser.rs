//! In a real browser: JavaScript values through the public door.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may stop

use cybersubsidie::js::{counterfactuals, evaluate, explain};
use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).expect("the test's own JavaScript runs")
}

fn text(value: &JsValue) -> String {
    String::from(JSON::stringify(value).expect("an answer is JSON"))
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).expect("an object")
}

fn codes(source: &str) -> String {
    text(&get(&evaluate(js(source)), "errors"))
}

#[wasm_bindgen_test]
fn an_object_and_its_json_text_give_the_same_answer() {
    let source = r#"{decisionDate: "2026-11-23", establishmentPostcode: "9000", publicParticipation: 0,
        relations: [{capital: 30.5, voting: "20"}], quotes: {plus: {base: 28800.01}}}"#;
    let object = js(source);
    let answer = evaluate(object.clone());
    assert_eq!(
        get(&answer, "status").as_string().as_deref(),
        Some("undetermined")
    );
    assert_eq!(
        text(&answer),
        text(&evaluate(JsValue::from(JSON::stringify(&object).unwrap())))
    );
}

#[wasm_bindgen_test]
fn an_explanation_is_the_evaluation_and_its_trace() {
    let application = js(r#"{decisionDate: "2026-11-23", smeDeclared: true}"#);
    let explained = explain(application.clone());
    let trace = js_sys::Array::from(&get(&explained, "trace"));
    assert_eq!(trace.length(), 14);
    let object: &js_sys::Object = explained.unchecked_ref();
    Reflect::delete_property(object, &JsValue::from_str("trace")).unwrap();
    assert_eq!(text(&explained), text(&evaluate(application)));
}

#[wasm_bindgen_test]
fn what_would_change_it_has_the_same_doors() {
    // A boolean that is absent, undefined or null is no lever; one that is false is.
    let source = r#"{decisionDate: "2026-11-23", nis2: false, customWorkEnterprise: false, smeDeclared: undefined,
        enterprise: {newlyFounded: null, ownershipChanged: false}, negativeEquity: true}"#;
    let object = js(source);
    let answer = text(&counterfactuals(object.clone()));
    assert_eq!(
        answer,
        r#"{"changes":[{"path":"negativeEquity","value":false,"status":"undetermined","rates":[50]}]}"#
    );
    let json = JsValue::from(JSON::stringify(&object).unwrap());
    assert_eq!(answer, text(&counterfactuals(json)));
    let wrong = js("{decisionDate: '2026-11-23', nis2: 1n}");
    assert_eq!(
        text(&counterfactuals(wrong.clone())),
        text(&evaluate(wrong))
    );
}

#[wasm_bindgen_test]
fn only_a_no_says_that_there_may_be_more_relations() {
    let sme = |complete: &str| {
        let figures = "{headcount: 10, turnover: 1, balanceSheetTotal: 1}";
        let answer = evaluate(js(&format!(
            "{{decisionDate: '2026-11-23', enterprise: {{lastYear: {figures}}}, relations: [], relationsComplete: {complete}}}"
        )));
        text(&get(&get(&answer, "size"), "sme"))
    };
    for whole in ["true", "undefined", "null"] {
        assert_eq!(sme(whole), "true", "{whole}");
    }
    assert_eq!(sme("false"), "null");
    for wrong in ["'false'", "0", "new Boolean(false)"] {
        let given = format!("{{decisionDate: '2026-11-23', relationsComplete: {wrong}}}");
        assert!(codes(&given).contains("invalidType"), "{wrong}");
    }
}

#[wasm_bindgen_test]
fn undefined_is_absent() {
    let answer = evaluate(js(
        r#"{decisionDate: "2026-11-23", nis2: undefined, quotes: undefined, "a name of the caller's own": undefined}"#,
    ));
    assert!(get(&answer, "errors").is_undefined());
    assert!(codes("{decisionDate: '2026-11-23', relations: [undefined]}").contains("invalidType"));
}

#[wasm_bindgen_test]
fn strange_values_are_errors_and_never_exceptions() {
    for source in [
        "undefined",
        "null",
        "NaN",
        "() => 1",
        "Symbol()",
        "5n",
        "[]",
        "new Map()",
        "new Date()",
        "{decisionDate: NaN}",
        "{decisionDate: () => 1}",
        "{decisionDate: '2026-11-23', publicParticipation: NaN}",
        "{decisionDate: '2026-11-23', publicParticipation: Infinity}",
        "{decisionDate: '2026-11-23', publicParticipation: () => 1}",
        "{decisionDate: '2026-11-23', get nis2() { throw new Error('no'); }}",
        "new Proxy({}, {ownKeys() { throw new Error('no'); }})",
        "(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy; })()",
        "{decisionDate: '2026-11-23', relations: new Proxy([], {get() { throw new Error('no'); }})}",
        "{decisionDate: '2026-11-23', deMinimis: Object.defineProperty([], 0, {get() { throw new Error('no'); }, enumerable: true})}",
        "{decisionDate: '2026-11-23', relations: Array(4e9)}",
        "new Proxy({decisionDate: '2026-11-23'}, {get() { throw new Error('no'); }})",
        "(() => { const o = {decisionDate: '2026-11-23'}; o.enterprise = o; return o; })()",
        "(() => { const r = {}; r.relations = [r]; return {decisionDate: '2026-11-23', relations: [r]}; })()",
        "(() => { const r = {}; r.relations = Array(500).fill(r); return {decisionDate: '2026-11-23', relations: [r]}; })()",
    ] {
        let errors = codes(source);
        assert!(errors.starts_with("[{"), "{source}: {errors}");
    }
}

#[wasm_bindgen_test]
fn a_doubled_field_in_a_text_is_seen() {
    let answer = evaluate(JsValue::from_str(
        r#"{"decisionDate":"2026-11-23","decisionDate":"2026-11-24"}"#,
    ));
    assert!(text(&answer).contains("duplicateField"));
}
