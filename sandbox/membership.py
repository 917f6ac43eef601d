"""Who is in which group, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.records import Json

OUTSIDE = ("left", "kicked")


@dataclass(frozen=True, slots=True)
class Member:
    """`standing`: creator, administrator, member, restricted, left or kicked.

    `rights` are an administrator's, or what a restricted member still may; `until_s` is when a
    restriction or a ban ends, 0 for never.
    """

    standing: str = "left"
    rights: Json = field(default_factory=dict)
    until_s: int = 0

    @property
    def inside(self) -> bool:
        outside = self.standing == "restricted" and not self.rights.get("is_member")
        return self.standing not in OUTSIDE and not outside


NOBODY = Member()


class Membership:
    def __init__(self) -> None:
        self._members: dict[tuple[int, int], Member] = {}

    def of(self, group_id: int, user_id: int) -> Member:
        return self._members.get((group_id, user_id), NOBODY)

    def standing(self, group_id: int, user_id: int) -> str:
        return self.of(group_id, user_id).standing

    def put(self, group_id: int, user_id: int, member: Member) -> None:
        self._members[(group_id, user_id)] = member

    def ever(self, group_id: int, user_id: int) -> bool:
        return (group_id, user_id) in self._members

    def inside(self, group_id: int, user_id: int) -> bool:
        return self.of(group_id, user_id).inside

    def of_group(self, group_id: int) -> Iterator[int]:
        return (u for (g, u), member in self._members.items() if g == group_id and member.inside)

    def groups_of(self, user_id: int) -> Iterator[int]:
        return (g for (g, u), member in self._members.items() if u == user_id and member.inside)

    def administrators(self, group_id: int) -> list[int]:
        return [
            user
            for user in self.of_group(group_id)
            if self.standing(group_id, user) in ("creator", "administrator")
        ]

    def may(self, group_id: int, user_id: int, right: str) -> bool:
        """Whether an administrator has this right; the creator has all."""
        member = self.of(group_id, user_id)
        return member.standing == "creator" or (
            member.standing == "administrator" and bool(member.rights.get(right))
        )
