"""What the demo's pupils write: reflections, and an essay as long as the tasks ask."""

# By course and activity.
REFLECTIONS = {
    ("berakhlak-dalam-kerja-harian", "renungan"): (
        "Tahun lalu saya menerima sekotak buah dari penyedia yang berkasnya sedang saya "
        "periksa. Saya tidak memintanya, dan semua orang di ruangan tahu. Saya membawanya "
        "pulang dan tidak berkata apa-apa. Yang menanggung diam itu adalah rekan saya yang "
        "lebih muda: minggu berikutnya ia menerima amplop dan mengira begitulah caranya. "
        "Kalimat yang kini ingin saya ucapkan kepada penyedia itu: “Terima kasih, buahnya "
        "saya kembalikan hari ini dan saya catat, supaya berkas Bapak tidak dipertanyakan.” "
        "Saya akan mencobanya pada kiriman berikutnya, dan lebih dulu bercerita kepada "
        "rekan muda itu pada hari Senin."
    ),
    ("keuangan-daerah-ebudgeting", "renungan-malam"): (
        "Pada malam terakhir pengisian, saya diminta menambah volume satu baris karena "
        "pagunya masih tersisa. Yang meminta takut sisa itu ditarik, dan ketakutannya "
        "wajar: tahun lalu benar terjadi. Bila terulang, saya akan berkata: “Secara teknis "
        "barisnya masih dapat saya ubah malam ini.” Lalu: “Saya belum boleh mengubahnya, "
        "karena belum ada kebutuhan yang dapat saya tunjukkan kepada pemeriksa.” Terakhir: "
        "“Yang terbuka adalah usulan pergeseran dengan alasan tertulis; besok pukul delapan "
        "saya bantu menyusunnya.” Tiga kalimat itu saya tempel di dalam laci. Yang sulit "
        "bukan menolaknya, melainkan menawarkan jalan lain pada jam sebelas malam, ketika "
        "semua orang ingin pulang dan layar masih terbuka."
    ),
    ("keuangan-daerah-ebudgeting", "rencana-90-hari"): (
        "Saya memilih baris pemeliharaan kendaraan operasional di bidang kami. Untuk siapa: "
        "empat petugas yang turun ke kecamatan. Apa hasilnya: kendaraan siap pakai paling "
        "sedikit dua puluh hari sebulan. Mengapa sebanyak itu: tiga unit, masing-masing dua "
        "kali servis. Mengapa semahal itu: harga bengkel resmi, disertai dua pembanding. "
        "Kapan dan di mana: Februari dan Agustus, di kota. Siapa yang menjawab: saya. "
        "Perubahan yang saya mulai dalam 90 hari adalah buku hari siap pakai, diisi "
        "pengemudi setiap sore. Sebelum mulai, angkanya belum ada; itulah masalahnya. "
        "Sesudah 90 hari saya ingin tahu berapa hari setiap unit benar-benar berjalan. Saya "
        "mengajak dua pengemudi dan pengurus barang, sebab merekalah yang memegang kuncinya "
        "setiap pagi."
    ),
    ("literasi-data-di-meja-kerja", "renungan"): (
        "Angka yang saya teruskan pekan ini: 92 persen berkas selesai tepat waktu. Yang "
        "mencatatnya petugas loket dua, dari 312 berkas yang diterima lengkap. Yang tidak "
        "ada di dalamnya adalah orang yang disuruh pulang karena kurang satu fotokopi; "
        "mereka tidak pernah dihitung datang. Seandainya angka itu dibantah oleh sebuah "
        "kardus, kardusnya di tempat saya adalah tumpukan formulir setengah terisi di bawah "
        "meja. Pekan depan saya akan menaruh turus kecil di loket: satu garis untuk setiap "
        "orang yang harus kembali. Bila garisnya lebih banyak daripada yang 8 persen itu, "
        "laporan bulanan kami perlu satu baris tambahan, dan saya yang akan menuliskannya."
    ),
    ("pelayanan-publik-memanusiakan", "renungan-loket"): (
        "Seorang bapak datang tiga kali untuk satu surat yang sama. Pada kunjungan ketiga "
        "ia memukul meja, dan saya menjawab dengan aturan. Baru kemudian saya tahu bahwa "
        "hari itu ia kehilangan upah harian untuk ketiga kalinya; yang rusak bukan "
        "suratnya, melainkan harinya. Bila terulang, kalimat pertama saya: “Bapak sudah "
        "tiga kali ke sini untuk satu surat, dan hari ini seharusnya yang terakhir.” "
        "Kalimat kedua: “Saya sendiri yang memegang berkas Bapak; pukul dua siang ini saya "
        "telepon, jadi atau tidak jadi.” Saya sudah mencoba kalimat kedua pada orang lain "
        "pekan ini. Ia duduk, lalu bertanya di mana bisa minum kopi."
    ),
    ("pelayanan-publik-memanusiakan", "rencana-loket"): (
        "Perbaikan yang saya pilih: daftar syarat ditempel di luar pintu, bukan di dalam, "
        "supaya orang tahu sebelum mengambil nomor. Angka yang saya catat sebelum mulai: "
        "berapa orang sehari yang pulang karena syarat kurang; dua pekan ini rata-rata "
        "sebelas. Perubahannya mulai tanggal 1 bulan depan. Pembandingnya kantor kecamatan "
        "tetangga yang daftarnya tetap di dalam, dicatat dengan cara yang sama oleh rekan "
        "di sana. Yang saya dengarkan lebih dahulu adalah ibu-ibu yang datang dengan ojek, "
        "sebab satu kali pulang berarti dua kali ongkos. Saya akan menghentikannya bila "
        "setelah empat pekan angkanya tidak turun, atau bila daftar itu membuat orang takut "
        "bertanya."
    ),
}
ESSAY = (
    "Saya mulai dari orang yang terkena dampaknya, bukan dari aturan. Sebelum menulis apa pun, "
    "saya meminta keterangan dari dua pihak dan mencatat apa yang benar-benar mereka lihat, bukan "
    "pendapat mereka tentang orang lain. Dari catatan itu tampak satu hal yang kami semua anggap "
    "wajar: keputusan dibuat di luar berkas, lalu berkasnya menyusul.\n\n"
    "Langkah pertama saya adalah menyampaikan temuan itu kepada atasan secara tertulis, lengkap "
    "dengan tanggal dan angka, tanpa menyebut siapa yang bersalah. Langkah kedua, saya mengusulkan "
    "satu perubahan yang dapat kami lakukan sendiri minggu ini, yaitu menuliskan alasan setiap "
    "pengecualian di kolom yang sama, sehingga siapa pun dapat memeriksanya. Langkah ketiga, saya "
    "meminta dua rekan memeriksa lima berkas secara acak setiap Jumat dan menempelkan hasilnya.\n\n"
    "Saya sadar ada risikonya. Rekan dapat merasa diawasi, dan pekerjaan bertambah pada bulan yang "
    "sudah padat. Karena itu saya memilih ukuran yang tidak menambah formulir: berapa berkas yang "
    "harus kembali karena alasannya tidak tertulis. Bulan ini sebelas dari empat puluh berkas. "
    "Bila dalam tiga bulan angkanya tidak turun menjadi paling banyak empat, usul saya keliru dan "
    "kami mencari sebab lain bersama-sama.\n\n"
    "Yang tidak akan saya lakukan adalah membetulkan berkas itu diam-diam. Kesalahan yang ditutup "
    "rapi hari ini menjadi kebiasaan besok, dan orang yang dirugikan tetap tidak tahu mengapa "
    "urusannya lambat."
)
