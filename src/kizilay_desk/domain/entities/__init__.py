"""The registry of record kinds. Each module of this package declares some entities; declaring is all it takes.

``ENTITIES`` holds every declared entity by key, in the order of their sheets and keys. A further kind of record
is one more module here (and its labels in the catalogues and code lists).
"""

from __future__ import annotations

import importlib
import pkgutil

from kizilay_desk.domain.fields import Entity

ENTITIES: dict[str, Entity] = {}


def register(entity: Entity) -> Entity:
    """Enter an entity into the registry. ValueError when its key is taken."""
    if entity.key in ENTITIES:
        raise ValueError(f"entity {entity.key} is declared twice")
    ENTITIES[entity.key] = entity
    return entity


def programme_entities() -> list[Entity]:
    """The entities that programmes produce: what travels, is counted and enters the digest."""
    return [entity for entity in ENTITIES.values() if entity.programme]


def sheet_entities() -> list[Entity]:
    """The entities with a sheet of their own in a weekly file, in the order of the sheets."""
    return sorted((entity for entity in ENTITIES.values() if entity.sheet), key=lambda entity: entity.sheet)


for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
