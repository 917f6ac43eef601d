"""Questions that take several answers one after the other: ticks, and photos."""

from rules.answers.choice import several_chosen
from rules.cases import Json
from rules.errors import AnswerRefused
from rules.form_asking import Asking, Reading
from rules.form_model import Answer, Dialog, Photo, Step, StepKind, Tap, Text
from rules.form_words import DONE, DONE_WORDS, one_of

GATHERING = (StepKind.CHOICES, StepKind.PHOTOS)


def so_far(step: Step, dialog: Dialog) -> list[Json]:
    """What the open question has by now. Ticks begin with those of the answer that is being
    changed; photos begin anew."""
    kept = dialog.answers.get(step.key) if step.kind is StepKind.CHOICES else None
    return dialog.gathered.get(step.key, kept if isinstance(kept, list) else [])


def gathered(asking: Asking, answer: Answer) -> list[Json] | None:
    """What the question has with this answer; None if it is no tick and no photo."""
    step, before = asking.step, so_far(asking.step, asking.dialog)
    if step.kind is StepKind.CHOICES and isinstance(answer, Tap) and answer.value in step.choices:
        return _toggled(step, before, answer.value)
    if step.kind is StepKind.PHOTOS and isinstance(answer, Photo):
        return _with_photo(before, answer)
    return None


def is_full(step: Step, pieces: list[Json]) -> bool:
    """Whether no more can come; ticks are never full, they can be taken away again."""
    return step.kind is StepKind.PHOTOS and len(pieces) >= step.most


def says_done(step: Step, answer: Answer) -> bool:
    """Whether the answer means "that is all"."""
    if step.kind not in GATHERING:
        return False
    if isinstance(answer, Tap):
        return answer.value == DONE
    return isinstance(answer, Text) and one_of(answer.text, DONE_WORDS)


def finished(asking: Asking) -> list[Json] | None:
    """The answer at "that is all"; None when there is none and none is needed.

    Refuses `answer-choices-none` and `answer-photos-wanted`.
    """
    step, dialog = asking.step, asking.dialog
    pieces = so_far(step, dialog)
    kept = dialog.answers.get(step.key)
    if not pieces and step.kind is StepKind.PHOTOS and isinstance(kept, list):
        return kept
    if not pieces and not step.optional:
        photos = step.kind is StepKind.PHOTOS
        raise AnswerRefused("answer-photos-wanted" if photos else "answer-choices-none")
    return pieces or None


def read_choices(asking: Asking, text: str) -> Reading:
    """Several choices typed at once are the whole answer. Refuses `answer-choices`."""
    step = asking.step
    found = several_chosen(text, step.choices, asking.facts.labels.get(step.key, {}))
    if not found:
        raise AnswerRefused("answer-choices")
    return Reading([*found])


def _toggled(step: Step, before: list[Json], value: str) -> list[Json]:
    return [choice for choice in step.choices if (choice in before) != (choice == value)]


def _with_photo(before: list[Json], photo: Photo) -> list[Json]:
    """The same picture sent twice counts once."""
    new: Json = {"file_id": photo.file_id, "unique_id": photo.unique_id}
    known = [one.get("unique_id") for one in before if isinstance(one, dict)]
    return before if photo.unique_id in known else [*before, new]
