"""One complete wording, and the moment it is signed."""

from datetime import UTC, date, datetime
from decimal import Decimal

from kawah.earned.certificates.wording import Signatory, Subject, Teacher, Wording

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
CODE = "K7QM2X4RTW9BHN3PVT"
CREST = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">'
    '<path d="M30 3 54 12v20c0 14-11 21-24 25C17 53 6 46 6 32V12z" fill="#0b6b61"/></svg>'
)
TRAINER = Teacher("Dr. Siti Rahmawati, M.A.P.", "Widyaiswara Ahli Madya")
PRACTITIONER = Teacher("Umbu Landu Paranggi, S.T.", "Kepala Bidang Anggaran")
WORDING = Wording(
    code=CODE,
    number="893/00127/DIKLAT/2026",
    recipient_name="Rambu Konda Ngguna, S.E., M.Ak.",
    recipient_post="Analis Keuangan Daerah Ahli Muda, Badan Keuangan dan Aset Daerah",
    agency_name="Pemerintah Kabupaten Tanah Marapu",
    agency_motto="Bersama menempa, bersama melayani",
    agency_crest=CREST,
    course_title="Tata Kelola Keuangan Daerah dan E-Budgeting",
    outcomes=(
        "menyusun rencana kerja dan anggaran yang setiap rupiahnya tertelusur ke sasaran",
        "memeriksa usulan belanja terhadap standar harga dan menjelaskan penolakannya",
        "memimpin pembahasan anggaran dengan data yang terbuka",
    ),
    jp=Decimal("6.5"),
    started_on=date(2026, 2, 16),
    completed_on=date(2026, 3, 1),
    issued_on=date(2026, 3, 2),
    place="Waibakul",
    delivery="Daring mandiri dengan sesi praktisi",
    trainer=TRAINER,
    practitioner=PRACTITIONER,
    signatory=Signatory(
        "Drs. Yohanis Bili, M.Si.",
        "Kepala Badan Kepegawaian dan Pengembangan SDM",
        "Pemerintah Kabupaten Tanah Marapu",
    ),
    verify_url=f"https://kawah.example.go.id/v/{CODE}",
    regulations=("Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",),
    signer_label="Sertifikat demonstrasi: tanda tangan elektronik tidak tersertifikasi",
    subjects=(
        Subject("Dari sasaran ke rupiah", 60),
        Subject("Praktik: menyusun anggaran pada e-budgeting", 235),
    ),
)
