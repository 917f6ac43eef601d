"""The numbers of the front desk as settings, and what the rules make of them."""

from datetime import date, time, timedelta
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from rules.cadence import Cadence
from rules.policy import Policy
from rules.quiet import QuietHours
from rules.slots import DEFAULT_SLOTS, Slot
from rules.working_time import DEFAULT_HOURS, Week, WorkCalendar

Minutes = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Section(BaseModel):
    """A section of the settings: nothing unknown, nothing changed later, no value in an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class SlotSettings(Section):
    """A part of the day that can be wished for."""

    id: Annotated[str, Field(pattern="^[a-z][a-z0-9_-]{0,29}$")]
    starts: time
    ends: time


class PolicySettings(Section):
    """The numbers of the front desk. `working` means working time, all else is time on the wall."""

    working_hours: tuple[tuple[time, time], ...] = DEFAULT_HOURS
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    quiet_from: time = time(21, 30)
    quiet_until: time = time(7, 30)
    slots: Annotated[tuple[SlotSettings, ...], Field(min_length=1)] = tuple(
        SlotSettings(id=slot.id, starts=slot.starts, ends=slot.ends) for slot in DEFAULT_SLOTS
    )
    days_ahead: Count = 14
    wish_notice_minutes: Minutes = 60
    first_word_working_minutes: Minutes = 120
    first_word_rounded_to_minutes: Count = 30
    word_every_workdays: Count = 2
    raise_after_workdays: Count = 2
    word_at: time = time(9)
    offer_width: Count = 3
    wider_width: Count = 50
    offer_within_days: Count = 6
    claim_working_minutes: Minutes = 120
    urgent_claim_minutes: Minutes = 15
    evening_at: time = time(18)
    at_risk_at: time = time(20)
    proposal_working_minutes: Minutes = 240
    proposal_least_minutes: Minutes = 30
    reminder_minutes: Minutes = 120
    reminder_earliest: time = time(7, 30)
    nobody_came_minutes: Minutes = 30
    warning_percent: int = Field(default=75, ge=1, le=99)
    form_offered_again_minutes: Minutes = 60
    form_dropped_days: Count = 7
    confirmations_asked: Count = 2
    visits_asked: Count = 2
    alarm_again_minutes: Count = 10
    call_working_minutes: Minutes = 120
    urgent_call_minutes: Minutes = 30
    call_tries: Count = 3
    low_rating: int = Field(default=2, ge=0, le=5)
    no_shows_kept_days: Count = 365
    next_due_notice_days: tuple[int, ...] = (30, 7, 1)
    answer_working_minutes: Count = 30
    open_cases_per_person: Count = 6
    open_cases_per_address: Count = 10
    letters_per_minute: Count = 15
    talk_idle_minutes: Count = 60
    talk_after_visit_minutes: Minutes = 120
    duty_extra_minutes: Count = 240
    duty_hours: dict[Weekday, tuple[tuple[time, time], ...]] = {}
    members_morning_at: time = time(7, 45)
    staff_morning_at: time = time(8, 30)
    invite_valid_days: Count = 7
    consent_version: Count = 1

    def policy(self) -> Policy:
        """What the rules call the policy."""
        return Policy(
            offer_width=self.offer_width,
            wider_width=self.wider_width,
            days_ahead=self.days_ahead,
            wish_notice=timedelta(minutes=self.wish_notice_minutes),
            slots=tuple(Slot(slot.id, slot.starts, slot.ends) for slot in self.slots),
            form_offered_again=timedelta(minutes=self.form_offered_again_minutes),
            form_dropped=timedelta(days=self.form_dropped_days),
            confirmations_asked=self.confirmations_asked,
            visits_asked=self.visits_asked,
            alarm_again=timedelta(minutes=self.alarm_again_minutes),
            call_deadline_working=timedelta(minutes=self.call_working_minutes),
            urgent_call_deadline=timedelta(minutes=self.urgent_call_minutes),
            call_tries=self.call_tries,
            low_rating=self.low_rating,
            no_shows_kept=timedelta(days=self.no_shows_kept_days),
            next_due_notice_days=self.next_due_notice_days,
            answer_within_working=timedelta(minutes=self.answer_working_minutes),
            open_cases_per_person=self.open_cases_per_person,
            open_cases_per_address=self.open_cases_per_address,
            letters_per_minute=self.letters_per_minute,
            talk_idle=timedelta(minutes=self.talk_idle_minutes),
            talk_after_visit=timedelta(minutes=self.talk_after_visit_minutes),
            duty_extra=timedelta(minutes=self.duty_extra_minutes),
            duty_week=self._week(),
            members_morning_at=self.members_morning_at,
            staff_morning_at=self.staff_morning_at,
            invite_valid=timedelta(days=self.invite_valid_days),
            consent_version=self.consent_version,
        )

    def _week(self) -> Week | None:
        if not self.duty_hours:
            return None
        mon, tue, wed, thu, fri, sat, sun = (self.duty_hours.get(day, ()) for day in WEEKDAYS)
        return mon, tue, wed, thu, fri, sat, sun

    def cadence(self, zone: ZoneInfo) -> Cadence:
        """When people hear. Raises SettingsWrong for working hours that overlap."""
        return Cadence(
            calendar=WorkCalendar(self.working_hours, zone, self.holidays, self.workdays),
            quiet=QuietHours(self.quiet_from, self.quiet_until, zone),
            first_word_within=timedelta(minutes=self.first_word_working_minutes),
            spoken_to=timedelta(minutes=self.first_word_rounded_to_minutes),
            word_every=self.word_every_workdays,
            raise_after=self.raise_after_workdays,
            word_at=self.word_at,
            claim_window=timedelta(minutes=self.claim_working_minutes),
            urgent_claim_window=timedelta(minutes=self.urgent_claim_minutes),
            offer_within_days=self.offer_within_days,
            evening_at=self.evening_at,
            at_risk_at=self.at_risk_at,
            proposal_window=timedelta(minutes=self.proposal_working_minutes),
            proposal_least=timedelta(minutes=self.proposal_least_minutes),
            reminder_before=timedelta(minutes=self.reminder_minutes),
            reminder_earliest=self.reminder_earliest,
            nobody_came_after=timedelta(minutes=self.nobody_came_minutes),
            warning_share=self.warning_percent / 100,
        )
