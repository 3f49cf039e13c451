"""A jurisdiction's year: the life of a project through the gates between the stages.

:func:`record` adds an event to a project's life, if the gates of its jurisdiction let it pass; :func:`replay` builds
the same life again from the record of its events.
"""

from budgetperf.cycle.lives import ClosedGateError, ProjectLife, record, replay

__all__ = ["ClosedGateError", "ProjectLife", "record", "replay"]
