//! The form and the application it amounts to.

use crate::make::{application, cases, typed};
use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::restore::restore;
use cybersubsidie::link;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::text::DUTCH;
use cybersubsidie::{Application, evaluate};
use proptest::prelude::*;

/// What the rules leave aside is no part of the form.
fn heeded(mut application: Application) -> Application {
    if application.enterprise.is_some() {
        application.sme_declared = None;
    } else {
        application.relations = None;
    }
    // Without a list there is nothing to be whole or not.
    application.relations_complete |= application.relations.is_none();
    application
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn an_application_put_in_the_form_comes_out_the_same(application in application()) {
        let application = typed(&application);
        let form = restore(DUTCH, &application);
        let composed = compose(DUTCH, &form, Scheme::newest_check());
        prop_assert!(composed.problems().next().is_none(), "{composed:?}");
        prop_assert_eq!(&composed.application, &heeded(application.clone()));
        prop_assert_eq!(evaluate(&composed.application), evaluate(&application));
        let linked = link::decode(&link::encode(&form));
        prop_assert_eq!(compose(DUTCH, &linked.answers, Scheme::newest_check()), composed);
    }
}
