"""Who deals with a question, where, and what the bot does about it, with the reasons.

The profile's ordered `routing` decides; after it the department of the intent, of the
service, of the topic, and last the default one. Nothing here decides about entitlement.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from intake.advice.answers import Answer, about_programme, answer_for, told, told_of_visit
from intake.advice.next_steps import NextStep, open_now
from intake.advice.opening_hours import office_of
from intake.advice.question import CASE_INTENTS, PERSON_INTENTS, Question, first_rule
from intake.municipalities import Department, Municipality, Office, ServiceRule
from intake.municipalities.rules import (
    Action,
    OtherBody,
    Programme,
    Redirect,
)

__all__ = ["NextStep", "Question", "Route", "route"]


@dataclass(frozen=True)
class Route:
    """What to do with a question and why.

    `offices` are the ones to choose from, `office` the first. `why` holds `key=value` facts,
    `because` the routing rule's own sentence, `notes` what must be said with it. `other_body` is
    the authority that decides where the action is redirect, `legal_status` what the question said.
    """

    department: str
    office: str | None
    offices: tuple[str, ...]
    action: Action
    answer: str | None
    next_step: NextStep
    why: tuple[str, ...]
    because: str | None
    notes: tuple[Answer, ...]
    source: str | None
    as_of: date
    assumed: bool
    valid_until: date | Literal["unknown"] | None = None
    other_body: OtherBody | None = None
    legal_status: str | None = None


def route(municipality: Municipality, question: Question) -> Route:
    """Return the route of a question; the same question at the same moment has the same one.

    Where a rule needs the legal status and it is not known yet, the next step is to ask it.
    """
    return _Routing(municipality, question).route()


class _Routing:
    """One question on its way; every step is worked out once."""

    def __init__(self, municipality: Municipality, question: Question) -> None:
        self.municipality = municipality
        self.question = question
        self.day = question.at.astimezone(municipality.timezone).date()
        self.service: ServiceRule | None = municipality.service_on(question.service, self.day)
        self.topic = municipality.topic_on(question.topic, self.day)
        self.rule, self.ask_status = first_rule(municipality, question, self.day)
        self.redirect = self._first_redirect()

    def route(self) -> Route:
        department, reason = self.department
        answer, step = self.answer, self.next_step
        origin = answer.source if answer else self.municipality.source_title(department.source)
        as_of = answer.as_of if answer else self.municipality.source_day(department.source)
        return Route(
            department=department.id,
            office=self.offices[0] if self.offices else None,
            offices=self.offices,
            action=self.action,
            answer=answer.text if answer else None,
            next_step=step,
            why=(*self._why(), reason, f"department={department.id}", f"next_step={step.kind}"),
            because=self.rule.because.say(self.question.language) if self.rule else None,
            notes=tuple(self._notes()),
            source=origin,
            as_of=as_of,
            assumed=self._assumed(department),
            valid_until=answer.valid_until if answer else None,
            other_body=self.other_body if self.action == "redirect" else None,
            legal_status=self.question.legal_status,
        )

    @cached_property
    def department(self) -> tuple[Department, str]:
        for id_, reason in self._candidates():
            department = self.municipality.departments[id_]
            if department.holds_on(self.day):
                return department, reason
        default = self.municipality.departments[self.municipality.default_department]
        return default, "by=default_department"

    def _candidates(self) -> Iterator[tuple[str, str]]:
        asked, departments = self.question, self.municipality.departments.items()
        if self.rule and self.rule.department:
            yield self.rule.department, "by=routing"
        yield from ((id_, f"intent={asked.intent}") for id_, one in departments
                    if asked.intent in one.intents)  # fmt: skip
        if self.service and self.service.department:
            yield self.service.department, f"service={asked.service}"
        yield from ((id_, f"service={asked.service}") for id_, one in departments
                    if asked.service in one.services)  # fmt: skip
        if self.topic and self.topic.department:
            yield self.topic.department, f"topic={asked.topic}"
        yield from ((id_, f"topic={asked.topic}") for id_, one in departments
                    if asked.topic in one.topics)  # fmt: skip

    def _first_redirect(self) -> Redirect | None:
        for redirect in self.municipality.redirects:
            if self.question.district in redirect.districts and redirect.holds_on(self.day):
                return redirect
        return None

    @cached_property
    def offices(self) -> tuple[str, ...]:
        wanted = self._wanted_offices()
        district = self.municipality.districts.get(self.question.district or "")
        if district and district.office in wanted:
            wanted = (district.office, *(id_ for id_ in wanted if id_ != district.office))
        offices = self.municipality.offices
        return tuple(id_ for id_ in wanted if offices[id_].can_be_visited(self.day))

    def _wanted_offices(self) -> tuple[str, ...]:
        own = self.service.offices if self.service else ()
        if self.redirect:
            return tuple(id_ for id_ in self.redirect.to if not own or id_ in own)
        if self.rule and self.rule.office:
            return (self.rule.office,)
        office = office_of(self.municipality, self.department[0], self.day)
        return own or ((office.id,) if office else ())

    @cached_property
    def programme(self) -> Programme | None:
        id_ = self.service.programme if self.service else None
        return self.municipality.programmes[id_] if id_ else None

    @cached_property
    def other_body(self) -> OtherBody | None:
        if self.service:
            return self.service.other_body
        return self.topic.other_body if self.topic else None

    @cached_property
    def answer(self) -> Answer | None:
        asked = self.question
        if self.ask_status:
            return None
        if self.rule and self.rule.answer:
            words = self.rule.answer
            return told(self.municipality, self.rule, words, asked.language, self.service)
        if self.programme and self.service:
            return about_programme(
                self.municipality, self.programme, self.service, asked.language, self.day
            )
        return answer_for(self.municipality, asked.service, asked.topic, asked.language, asked.at)

    @cached_property
    def action(self) -> Action:
        intent = self.question.intent
        bookable = self.service is not None and self.service.bookable
        if intent in PERSON_INTENTS:
            return "person"
        if self.rule and self.rule.action:
            return self.rule.action
        if intent in CASE_INTENTS:
            return "case"
        if self.other_body:
            return "redirect"
        if self.answer and intent != "book_appointment":
            return "answer"
        return "book" if bookable else "case"

    @cached_property
    def next_step(self) -> NextStep:
        if self.ask_status:
            return NextStep("ask_legal_status")
        if self.action == "redirect" and self.other_body:
            return NextStep("other_body", phone=self.other_body.phone)
        if self.programme and self.programme.holds_on(self.day) and self.action != "person":
            return NextStep("register_interest", place=self.programme.confirmed_by)
        bookable = self.service is not None and self.service.bookable
        if self.action in ("answer", "book") and bookable and self.offices:
            return NextStep("book", place=self.offices[0], online="online" in self._channels)
        department, at = self.department[0], self.question.at
        return open_now(self.municipality, department, at, self._own_office(), self._channels)

    @property
    def _channels(self) -> Collection[str]:
        """How the matter is dealt with: what the profile says nothing of has no way of its own."""
        if self.service:
            return self.service.channels
        return self.department[0].reach if self.answer else ()

    def _own_office(self) -> Office | None:
        """Return the office that fits citizen and service, for a department without its hours."""
        if self.department[0].hours is not None:
            return None
        district = self.municipality.districts.get(self.question.district or "")
        home = self.municipality.offices.get(district.office or "") if district else None
        if home and home.can_be_visited(self.day) and not (self.service and self.service.offices):
            return home
        return self.municipality.offices[self.offices[0]] if self.offices else None

    def _notes(self) -> Iterator[Answer]:
        language = self.question.language
        if self.redirect and self.redirect.text:
            yield told(self.municipality, self.redirect, self.redirect.text, language)
        if self.action == "book" and not self.ask_status:
            office = self.offices[0] if self.offices else None
            yield from told_of_visit(self.municipality, office, language, self.question.at)

    def _assumed(self, department: Department) -> bool:
        answer = self.answer
        said = answer.assumed if answer else department.assumes("topics", "services", "intents")
        return said or any(fact.assumes() for fact in (self.rule, self.redirect) if fact)

    def _why(self) -> Iterator[str]:
        if self.rule:
            yield f"rule={self.rule.id}"
            if self.rule.valid_from:
                yield f"valid_from={self.rule.valid_from}"
            if self.rule.valid_until:
                yield f"valid_until={self.rule.valid_until}"
        if self.redirect:
            yield f"redirect={','.join(self.redirect.to)}"
