"""The forms of the facts of an activity, by its kind."""

from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.activity_form import ActivityForm
from kawah.web.trainer.studio.quiz_form import QuizForm
from kawah.web.trainer.studio.reflection_form import ReflectionForm

FORMS: dict[str, type[ActivityForm]] = {"reflection": ReflectionForm, "quiz": QuizForm}


def form_of(activity: structure.Table) -> type[ActivityForm]:
    return FORMS.get(str(activity.get("kind", "")), ActivityForm)
