"""The versions of a course, and what changed from one to another."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Version, files_of_version, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching
from kawah.web.trainer.studio import comparing

NOW = "naskah"


@may(Verb.TEACH)
def versions(request: PersonRequest, course: UUID) -> HttpResponse:
    taught = teaching.taught_course(request.person, course)
    manuscript = getattr(taught.course, "manuscript", None)
    known = {str(one.number): one for one in taught.versions}
    names = [(key, _("Versi %(number)s") % {"number": key}) for key in known]
    if manuscript is not None:
        names.insert(0, (NOW, _("Naskah sekarang")))
    keys = [key for key, _name in names]
    after = request.GET.get("ke", "") if request.GET.get("ke", "") in keys else keys[0]
    published = [str(one.number) for one in taught.versions if not one.is_draft]
    older = [key for key in published if key not in keys[: keys.index(after) + 1]]
    otherwise = older[0] if older else keys[-1]
    before = request.GET.get("dari", "") if request.GET.get("dari", "") in keys else otherwise

    def files(key: str) -> comparing.Files:
        if key == NOW and manuscript is not None:
            return writing.files_of(manuscript)
        version = Version.objects.select_related("course__agency").get(pk=known[key].pk)
        return files_of_version(version, now=request.now)

    found = comparing.changes(files(before), files(after)) if before != after else []
    context = {
        "taught": taught,
        "course": taught.course,
        "names": names,
        "before": before,
        "after": after,
        "changes": found,
        "is_full": len(found) == comparing.MOST,
    }
    return render(request, "trainer/studio/versions.html", context)
