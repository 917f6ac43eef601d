"""Who is in which group, and as what."""

from collections.abc import Iterator


class Membership:
    """Standings: creator, administrator, member, left, kicked."""

    def __init__(self) -> None:
        self._standing: dict[tuple[int, int], str] = {}

    def standing(self, group_id: int, user_id: int) -> str:
        return self._standing.get((group_id, user_id), "left")

    def put(self, group_id: int, user_id: int, standing: str) -> None:
        self._standing[(group_id, user_id)] = standing

    def ever(self, group_id: int, user_id: int) -> bool:
        return (group_id, user_id) in self._standing

    def inside(self, group_id: int, user_id: int) -> bool:
        return self.standing(group_id, user_id) not in ("left", "kicked")

    def of_group(self, group_id: int) -> Iterator[int]:
        return (
            user
            for (group, user), standing in self._standing.items()
            if group == group_id and standing not in ("left", "kicked")
        )

    def groups_of(self, user_id: int) -> Iterator[int]:
        return (
            group
            for (group, user), standing in self._standing.items()
            if user == user_id and standing not in ("left", "kicked")
        )

    def administrators(self, group_id: int) -> list[int]:
        return [
            user
            for user in self.of_group(group_id)
            if self.standing(group_id, user) in ("creator", "administrator")
        ]
