//! The fields of an application in the public form: each is declared once, for reading and for writing.
//!
//! An `optional` answer may be absent, and is not written then; `required` must be present; `or_nothing` may be absent,
//! which means the default, `or_noted` too, but the reader notes whether it was given; `or_true` may be absent, which
//! means true, and only false is written. After it comes the method of the reader that reads it.

use super::fields::Fields;
use super::problem::Path;
use super::read::Reader;
use super::value::Value;
use super::write::{ToJson, Writer, displayed, object};
use crate::rules::application::{
    Application, Award, Enterprise, Figures, Headcount, LastTrajectory, Postcode, Quote, Quotes,
    Relation,
};
use crate::rules::date::Date;
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::rules::scheme::{LegalForm, Provider};

macro_rules! read {
    (optional $value:ident) => {
        $value
    };
    (or_nothing $value:ident) => {
        $value
    };
    (or_noted $value:ident) => {
        $value
    };
    (or_true $value:ident) => {
        $value
    };
    (required $value:ident) => {
        $value?
    };
}

/// What is written of a field.
macro_rules! kept {
    (or_true $value:expr) => {
        (!$value).then_some(false)
    };
    ($mode:ident $value:expr) => {
        $value
    };
}

macro_rules! forms {
    ($($form:ident $read:ident $fields:ident { $($field:ident $name:literal $mode:ident $how:ident),+ $(,)? })+) => {
        impl Reader {
            $(pub(super) fn $read(&mut self, value: Value, path: &Path<'_>) -> Option<$form> {
                let mut fields = Fields::of(self, value, path, $fields)?;
                // All fields are read before any is used, so that every problem is reported.
                $(let $field = fields.$mode(self, Self::$how);)+
                Some($form { $($field: read!($mode $field)),+ })
            })+
        }
        $(
            const $fields: &str = concat!($($name, " "),+);

            impl $form {
                fn write_fields(&self, to: &mut Writer) {
                    object!(to.sparse_object($fields), $(kept!($mode self.$field)),+);
                }
            }
        )+
    };
}

forms! {
    Application fields_of_application APPLICATION {
        // The date comes first because other fields are compared with it.
        decision_date "decisionDate" required decision_date,
        establishment_postcode "establishmentPostcode" optional postcode,
        public_participation "publicParticipation" optional percent,
        legal_form "legalForm" optional legal_form,
        main_activity_accepted "mainActivityAccepted" optional boolean,
        negative_equity "negativeEquity" optional boolean,
        last_trajectory_decision "lastTrajectoryDecision" optional last_trajectory,
        custom_work_enterprise "customWorkEnterprise" optional boolean,
        nis2 "nis2" optional boolean,
        sme_declared "smeDeclared" optional boolean,
        enterprise "enterprise" optional enterprise,
        relations "relations" optional relations,
        relations_complete "relationsComplete" or_true boolean,
        de_minimis "deMinimis" optional awards,
        quotes "quotes" or_nothing quotes,
        provider "provider" optional provider,
    }
    Figures figures FIGURES {
        headcount "headcount" optional headcount,
        turnover "turnover" optional money,
        balance_sheet_total "balanceSheetTotal" optional money,
    }
    Enterprise enterprise ENTERPRISE {
        last_year "lastYear" or_nothing figures,
        year_before "yearBefore" or_nothing figures,
        newly_founded "newlyFounded" or_noted boolean,
        ownership_changed "ownershipChanged" or_noted boolean,
    }
    Relation relation RELATION {
        name "name" optional text,
        capital "capital" optional percent,
        voting "voting" optional percent,
        control "control" or_noted boolean,
        listed_investor "listedInvestor" or_noted boolean,
        already_included "alreadyIncluded" or_noted boolean,
        last_year "lastYear" or_nothing figures,
        year_before "yearBefore" or_nothing figures,
        relations "relations" or_nothing relations,
    }
    Award award AWARD {
        granted_on "grantedOn" required past_day,
        amount "amount" required money,
    }
    Quotes quotes QUOTES {
        start "start" optional quote,
        medium "medium" optional quote,
        plus "plus" optional quote,
    }
    Quote quote QUOTE {
        base "base" required money,
        extensions "extensions" or_noted money,
    }
}

macro_rules! written {
    ($($form:ident)+) => { $(
        impl ToJson for $form {
            fn write(&self, to: &mut Writer) {
                self.write_fields(to);
            }
        }
    )+ };
}
written! { Application Figures Enterprise Relation Award Quote }

/// Having no quotes is written as no answer.
impl ToJson for Quotes {
    fn write(&self, to: &mut Writer) {
        if self.are_none() {
            to.plain("null");
        } else {
            self.write_fields(to);
        }
    }
}

displayed! { Date Money Percent Headcount Postcode }

impl ToJson for LastTrajectory {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Never => to.string(super::read::NEVER),
            Self::On(date) => date.write(to),
        }
    }
}

impl ToJson for LegalForm {
    fn write(&self, to: &mut Writer) {
        to.string(self.code());
    }
}

impl ToJson for Provider {
    fn write(&self, to: &mut Writer) {
        to.string(self.id());
    }
}
