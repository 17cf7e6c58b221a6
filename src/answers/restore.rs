//! From an application back to the form: what a host sets appears in the fields as a visitor would type it.

use super::field::{Field, YES_NO, choice};
use super::{Answers, ROOT};
use crate::rules::application::{
    Application, Award, Enterprise, Figures, LastTrajectory, Quote, Relation,
};
use crate::rules::scheme::Scheme;
use crate::text::Locale;
use crate::text::format::typed_date;

/// The form that composes to an application with the same evaluation. What the rules ignore is left out: the user's own
/// answer on being an SME where there are figures, and relations where there are no figures.
#[must_use]
pub fn restore(locale: Locale, application: &Application) -> Answers {
    let mut form = Form(Answers::default(), locale);
    form.text(
        ROOT,
        Field::DecisionDate,
        Some(typed_date(application.decision_date)),
    );
    form.text(
        ROOT,
        Field::Postcode,
        application
            .establishment_postcode
            .map(|code| code.to_string()),
    );
    if let Some(share) = application.public_participation {
        // A share that the answer to the question already implies is not written.
        let limit = Scheme::nearest(application.decision_date).public_share_below;
        form.boolean(Field::Public, Some(share >= limit));
        if share > limit {
            form.number(ROOT, Field::PublicShare, Some(share));
        } else if share < limit && !share.value().is_zero() {
            form.number(ROOT, Field::PublicShareBelow, Some(share));
        }
    }
    form.choice(
        Field::LegalForm,
        application.legal_form.map(|form| form.code()),
    );
    for question in YES_NO {
        form.boolean(question.field, (question.get)(application));
    }
    if let Some(last) = application.last_trajectory_decision {
        let on = match last {
            LastTrajectory::Never => None,
            LastTrajectory::On(date) => Some(typed_date(date)),
        };
        form.boolean(Field::Trajectory, Some(on.is_some()));
        form.text(ROOT, Field::TrajectoryDate, on);
    }
    match &application.enterprise {
        Some(enterprise) => form.enterprise(enterprise, application),
        None => form.boolean(Field::Sme, application.sme_declared),
    }
    if let Some(awards) = &application.de_minimis {
        form.boolean(Field::HasAwards, Some(!awards.is_empty()));
        awards.iter().for_each(|award| form.award(award));
    }
    form.quotes(application);
    let provider = application.provider.and_then(|provider| provider.info());
    form.choice(Field::Provider, provider.map(|provider| provider.id));
    form.0
}

struct Form(Answers, Locale);

impl Form {
    fn text(&mut self, id: u32, field: Field, text: Option<String>) {
        if let Some(text) = text {
            self.0.set(id, field, &text);
        }
    }

    fn number(&mut self, id: u32, field: Field, value: Option<impl ToString>) {
        let locale = self.1;
        self.text(
            id,
            field,
            value.map(|value| locale.short(&value.to_string())),
        );
    }

    fn choice(&mut self, field: Field, code: Option<&str>) {
        self.0.set(ROOT, field, code.unwrap_or_default());
    }

    fn boolean(&mut self, field: Field, value: Option<bool>) {
        let code = |value| if value { choice::YES } else { choice::NO };
        self.choice(field, value.map(code));
    }

    fn tick(&mut self, id: u32, field: Field, ticked: bool) {
        self.0.set(id, field, if ticked { choice::YES } else { "" });
    }

    fn figures(&mut self, id: u32, years: [&Figures; 2]) {
        for ([headcount, turnover, balance], figures) in Field::FIGURES.into_iter().zip(years) {
            self.number(id, headcount, figures.headcount);
            self.number(id, turnover, figures.turnover);
            self.number(id, balance, figures.balance_sheet_total);
        }
    }

    fn enterprise(&mut self, enterprise: &Enterprise, application: &Application) {
        self.choice(Field::Sme, Some(choice::CALCULATE));
        self.figures(ROOT, [&enterprise.last_year, &enterprise.year_before]);
        self.tick(ROOT, Field::NewlyFounded, enterprise.newly_founded);
        self.tick(ROOT, Field::OwnershipChanged, enterprise.ownership_changed);
        let relations = application.relations.as_deref();
        // A list that is declared whole stays so until a direction is answered; of another one all four are open.
        let told = relations.map(
            |relations| match (application.relations_complete, relations) {
                (false, _) => choice::IN_PART,
                (true, []) => choice::NO,
                (true, _) => choice::YES,
            },
        );
        self.choice(Field::HasRelations, told);
        self.relations(ROOT, relations.unwrap_or_default());
    }

    /// The recursion is as deep as the application's tree: 8 levels at most.
    fn relations(&mut self, under: u32, relations: &[Relation]) {
        for relation in relations {
            let id = self.0.add_relation(under);
            self.text(id, Field::Name, relation.name.clone());
            self.number(id, Field::Capital, relation.capital);
            self.number(id, Field::Voting, relation.voting);
            self.tick(id, Field::Control, relation.control);
            self.tick(id, Field::ListedInvestor, relation.listed_investor);
            self.tick(id, Field::AlreadyIncluded, relation.already_included);
            self.figures(id, [&relation.last_year, &relation.year_before]);
            self.relations(id, &relation.relations);
        }
    }

    fn award(&mut self, award: &Award) {
        let id = self.0.add_award();
        self.text(id, Field::AwardDate, Some(typed_date(award.granted_on)));
        self.number(id, Field::AwardAmount, Some(award.amount));
    }

    fn quotes(&mut self, application: &Application) {
        for (package, base, extensions) in Field::QUOTES {
            if let Some(Quote {
                base: price,
                extensions: more,
            }) = application.quotes.get(package)
            {
                self.boolean(Field::HasQuotes, Some(true));
                self.number(ROOT, base, Some(price));
                self.number(ROOT, extensions, more.is_positive().then_some(more));
            }
        }
    }
}
