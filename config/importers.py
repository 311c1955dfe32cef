"""The files Kawah takes in, tried in this order until one recognises what it was given."""

IMPORTERS = [
    "kawah.people.rosters.importer.PeopleImporter",
    "kawah.learning.curriculum.program_importer.ProgramImporter",
    "kawah.learning.curriculum.folder_importer.CourseFolderImporter",
    "kawah.learning.assessment.question_importer.MoodleXmlImporter",
    "kawah.learning.assessment.question_importer.GiftImporter",
]
