"""Names of people, offices and posts for lists of people that do not exist."""

_GIVEN = """
Ahmad Budi Siti Dewi Rina Agus Made Ketut Wayan Yosef Maria Yohana Fransiskus Marta Nur Fitri Eko
Joko Sri Indah Rizky Putri Aisyah Hendra Lukas Petrus Theresia Anton Ratna Wulan Dian Bayu Galih
Laras Melati Taufik Umar Zahra Farhan Kartika Abdul Muhammad Nurul Lina Yuni Asep Dedi Cecep Neng
Euis Tuti Wati Yanti Rudi Hadi Iwan Dodi Reni Rosa Debora Yohanes Markus Paulus Ester Elisabet
Yuliana Kristina Gede Komang Nyoman Luh Kadek Andi Baso Daeng Besse Syarif Halimah Rahmawati Cut
Teuku Zulkifli Erwin Desi Novita Ayu Bagus Teguh Slamet Sutrisno
"""
_FAMILIES = """
Santoso Wijaya Lestari Handayani Pratama Saputra Nugroho Hidayat Siregar Nasution Manurung
Simanjuntak Bria Bere Seran Nahak Wirawan Sudarma Suryani Rahman Hakim Kurniawan Permata Anggraini
Maulana Fauzi Sihombing Tampubolon Leki Taek Mau Klau Purnomo Setiawan Utami Rahayu Susanti
Mahendra Gunawan Yusuf Hutagalung Pasaribu Lubis Harahap Ginting Sembiring Tarigan Kapitan
Fernandez Lamaholot Mangku Suardana Adnyana Wibowo Prasetyo Suharto Kusuma Firmansyah Ramadhan
Iskandar Syahputra Zebua Laoli Rumbiak Wanggai Kambuaya Tumbelaka Mandagi Pangemanan
"""
GIVEN, FAMILIES = _GIVEN.split(), _FAMILIES.split()
FIELDS_OF_WORK = (
    "Kesehatan",
    "Pendidikan dan Kebudayaan",
    "Pekerjaan Umum",
    "Perumahan Rakyat",
    "Sosial",
    "Tenaga Kerja",
    "Ketahanan Pangan",
    "Pertanahan",
    "Lingkungan Hidup",
    "Pemberdayaan Masyarakat Desa",
    "Pengendalian Penduduk",
    "Perhubungan",
    "Komunikasi dan Informatika",
    "Koperasi dan UMKM",
    "Kepemudaan dan Olahraga",
    "Perpustakaan dan Kearsipan",
    "Kelautan dan Perikanan",
    "Pariwisata",
    "Pertanian",
    "Kehutanan",
    "Energi dan Sumber Daya Mineral",
    "Perdagangan",
    "Perindustrian",
    "Transmigrasi",
)
SECTIONS = (
    "Perencanaan",
    "Keuangan",
    "Umum dan Kepegawaian",
    "Pelayanan",
    "Data dan Informasi",
    "Pembinaan",
    "Pengawasan",
    "Sarana dan Prasarana",
    "Kerja Sama",
    "Pengembangan",
)
STAFF, FUNCTIONAL = "Pelaksana", "Jabatan fungsional"
POSTS = (
    ("Pengadministrasi Perkantoran", STAFF, ""),
    ("Pengelola Data dan Informasi", STAFF, ""),
    ("Penelaah Teknis Kebijakan", STAFF, ""),
    ("Pengolah Layanan Publik", STAFF, ""),
    ("Operator Layanan Operasional", STAFF, ""),
    ("Arsiparis Ahli Pertama", FUNCTIONAL, "Ahli Pertama"),
    ("Perencana Ahli Muda", FUNCTIONAL, "Ahli Muda"),
    ("Pranata Komputer Terampil", FUNCTIONAL, "Terampil"),
    ("Perawat Mahir", FUNCTIONAL, "Mahir"),
    ("Analis SDM Aparatur Ahli Madya", FUNCTIONAL, "Ahli Madya"),
)
