"""Names in several scripts: parts to make them of, each as it is written there and in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TYPES = ("museum", "market", "park", "tower", "library", "square", "bridge", "hall", "station", "river")
"""What a place's local name says that it is; `Script.types` has a word for each, in this order."""


@dataclass(frozen=True)
class Script:
    """How names are made in a language: a beginning and an end, the word for what it is, given and family names.

    Parts are written `local/latin`; where there is no stroke both are the same. Where the word for what a place is comes first,
    `before` is true. `spaced` languages write it apart.
    """

    starts: Sequence[str]
    ends: Sequence[str]
    types: Sequence[str]
    given: Sequence[str]
    family: Sequence[str]
    before: bool = False
    spaced: bool = True
    family_first: bool = False


def _of(starts: str, ends: str, types: str, given: str, family: str, *, form: str = "") -> Script:
    """`form` has letters for what a language does: `b`efore, `t`ogether, `f`amily name first. `_` stands for a space."""
    parts = [[word.replace("_", " ") for word in text.split()] for text in (starts, ends, types, given, family)]
    return Script(*parts, before="b" in form, spaced="t" not in form, family_first="f" in form)


_HAN_STARTS = (
    "山/Shan 水/Shui 江/Jiang 湖/Hu 海/Hai 石/Shi 田/Tian 林/Lin 泉/Quan 花/Hua 竹/Zhu 松/Song 金/Jin 玉/Yu 白/Bai 青/Qing 文/Wen 明/Ming "
    "安/An 平/Ping 永/Yong 和/He 天/Tian 星/Xing 秋/Qiu 柳/Liu"
)
_HAN_ENDS = (
    "山/shan 江/jiang 湖/hu 州/zhou 城/cheng 林/lin 泉/quan 安/an 平/ping 海/hai 南/nan 北/bei 川/chuan 原/yuan 和/he 田/tian "
    "口/kou 水/shui"
)
_HAN_GIVEN = "Weihua Xinyi Mingyu Jiahao Yating Zhiqiang Peishan Junjie Meiling Haoran Shufen Tianyu Ruolan Guowei"
_HAN_FAMILY = "Chen Lin Huang Zhang Wu Cai Yang Xu Zheng Guo Hong Qiu Zeng Liao Lai Zhou"

_ARABIC = _of(
    "دار/Dar قصر/Qasr عين/Ain وادي/Wadi بئر/Bir تل/Tell باب/Bab مرسى/Marsa جبل/Jabal كفر/Kafr سوق/Suq برج/Burj",
    "_النور/_an-Nur _الزهراء/_az-Zahra _السلام/_as-Salam _النخيل/_an-Nakhil _الورد/_al-Ward _الرمل/_ar-Raml "
    "_القمر/_al-Qamar _الهلال/_al-Hilal "
    "_البحر/_al-Bahr _الياسمين/_al-Yasmin _الفجر/_al-Fajr _الحجر/_al-Hajar _الزيتون/_az-Zaytun _الريح/_ar-Rih",
    "متحف/Mathaf سوق/Suq حديقة/Hadiqat برج/Burj مكتبة/Maktabat ميدان/Midan جسر/Jisr قاعة/Qaat محطة/Mahattat نهر/Nahr",
    "Karim Layla Youssef Mariam Omar Salma Tarek Nadia Hassan Rania Samir Dalia Bilal Zeinab",
    "Fahmy Haddad Mansour Khalil Naguib Saleh Barakat Tazi Qasim Darwish Amrani Shafik Rashed Zahran",
    form="b",
)
_SPANISH = _of(
    "Alma Río Peña Villa Monte Torre Cañ Ávil Nuñ Bél Güel Sal Ribe Castil Fuen Órg",
    "lón eño ásar iguera ón ajas erón abia edilla ícar uéña adorna íscar uelos",
    "Museo Mercado Parque Torre Biblioteca Plaza Puente Sala Estación Río",
    "Lucía Andrés Begoña Ramón Inés Joaquín Noemí Álvaro Jimena Íñigo Concha Tomás Rocío Fermín",
    "Ibáñez Múgica Peñalver Cordón Valdés Núñez Güell Carreño Muñiz Escribá Roldán Ávila Quiñones Zúñiga",
    form="b",
)
_PORTUGUESE = _of(
    "Alca Monção Vila Ribei São Pedr Fon Sabug Cova Lour Mira Serr Ped Azenh",
    "nês ães ançal ória eirão edo órdia agueira ízela anha alvão upã ússia ilhã",
    "Museu Mercado Parque Torre Biblioteca Praça Ponte Sala Estação Rio",
    "João Inês Sebastião Conceição Luís Graça Simão Fátima Álvaro Lúcia Nuno Antónia Régis Tânia",
    "Assunção Falcão Brandão Leitão Magalhães Guimarães Simões Galvão Conceição Araújo Sequeira Patrício Vilhena Nóbrega",
    form="b",
)

SCRIPTS = {
    "ja": _of(
        "川/Kawa 山/Yama 田/Ta 島/Shima 橋/Hashi 木/Ki 森/Mori 谷/Tani 沢/Sawa 原/Hara 浜/Hama 松/Matsu 竹/Take 石/Ishi 金/Kane 青/Ao "
        "白/Shiro 黒/Kuro 小/Ko 中/Naka 北/Kita 南/Minami 西/Nishi 梅/Ume",
        "川/kawa 山/yama 田/ta 島/shima 橋/hashi 木/ki 森/mori 谷/tani 沢/sawa 原/hara 浜/hama 崎/saki 野/no 里/sato 津/tsu 瀬/se",
        "博物館/Hakubutsukan 市場/Ichiba 公園/Kōen 塔/Tō 図書館/Toshokan 広場/Hiroba 橋/Bashi 会館/Kaikan 駅/Eki 川/Gawa",
        "Haruka Kenji Misaki Daichi Sayuri Takumi Yoko Shinji Nanami Ryota Chiyo Hiroshi Aoi Tetsuya",
        "Hoshikawa Matsuo Kitagawa Nishida Okabe Tsukuda Morioka Hamasaki Uehara Shirota Kanda Fujimori Ōnuma Takegawa",
        form="t",
    ),
    "ko": _of(
        "가/Ga 나/Na 다/Da 마/Ma 산/San 강/Gang 동/Dong 서/Seo 남/Nam 북/Buk 성/Seong 화/Hwa 월/Wol 송/Song 백/Baek "
        "청/Cheong 수/Su 원/Won 은/Eun 한/Han",
        "산/san 천/cheon 강/gang 동/dong 성/seong 평/pyeong 주/ju 포/po 릉/neung 암/am 곡/gok 화/hwa 원/won 촌/chon 항/hang",
        "박물관/Bangmulgwan 시장/Sijang 공원/Gongwon 타워/Tawo 도서관/Doseogwan 광장/Gwangjang 다리/Dari 회관/Hoegwan 역/Yeok 천/Cheon",
        "Ji-won Min-jun Seo-yeon Dong-hyun Ha-eun Sung-ho Yu-jin Jae-won Eun-ji Tae-yang Mi-ra Kyung-soo Da-hye In-seok",
        "Kang Yoon Seo Baek Noh Ahn Moon Shin Hwang Song Bae Ryu Cha Pyo",
        form="tf",
    ),
    "zh-Hans": _of(
        _HAN_STARTS,
        _HAN_ENDS,
        "博物馆/Bówùguǎn 市场/Shìchǎng 公园/Gōngyuán 塔/Tǎ 图书馆/Túshūguǎn 广场/Guǎngchǎng 桥/Qiáo 会馆/Huìguǎn 站/Zhàn 河/Hé",
        _HAN_GIVEN,
        _HAN_FAMILY,
        form="tf",
    ),
    "zh-Hant": _of(
        _HAN_STARTS,
        _HAN_ENDS,
        "博物館/Bówùguǎn 市場/Shìchǎng 公園/Gōngyuán 塔/Tǎ 圖書館/Túshūguǎn 廣場/Guǎngchǎng 橋/Qiáo 會館/Huìguǎn 站/Zhàn 河/Hé",
        _HAN_GIVEN,
        _HAN_FAMILY,
        form="tf",
    ),
    "ru": _of(
        "Бел/Bel Чер/Cher Вол/Vol Кам/Kam Дуб/Dub Лес/Les Озер/Ozer Став/Stav Мир/Mir Свет/Svet Зим/Zim Полян/Polyan Рыб/Ryb Ключ/Klyuch",
        "ово/ovo инск/insk оград/ograd ец/ets ино/ino ичи/ichi ополь/opol енка/enka анск/ansk ежье/ezhye уга/uga овка/ovka",
        "музей/muzey рынок/rynok парк/park башня/bashnya библиотека/biblioteka площадь/ploshchad мост/most зал/zal "
        "станция/stantsiya река/reka",
        "Anna Dmitri Vera Konstantin Polina Gleb Oksana Yegor Nina Timofey Larisa Stepan Zoya Ruslan",
        "Voronov Belova Kamensky Ozerova Gromov Lisitsyn Morozova Polyakov Sokolova Tikhonov Zaitseva Orlov Bystrova Dubrovin",
    ),
    "bg": _of(
        "Ябъл/Yabal Гор/Gor Дол/Dol Каме/Kame Върб/Varb Бряст/Bryast Черв/Cherv Росен/Rosen Златн/Zlatn Мал/Mal Липн/Lipn Шип/Ship",
        "ица/itsa ево/evo ник/nik ово/ovo ене/ene овец/ovets град/grad ища/ishta ката/kata ари/ari",
        "музей/muzey пазар/pazar парк/park кула/kula библиотека/biblioteka площад/ploshtad мост/most зала/zala гара/gara река/reka",
        "Desislava Plamen Yana Ivaylo Tsveta Boyan Ralitsa Stoyan Kalina Rumen Elitsa Vasil",
        "Dimitrova Kolev Marinov Petkova Stanchev Todorova Yankov Zheleva Bonev Ganeva Hristov Radeva",
    ),
    "el": _of(
        "Αγί/Agí Καλ/Kal Μεγ/Meg Παλ/Pal Χρυσ/Chrys Λευκ/Lefk Αμπ/Amp Νερ/Ner Πετρ/Petr Δρ/Dr Θαλ/Thal Ελ/El Μυρ/Myr Σταφ/Staf",
        "ούπολη/oúpoli άδα/áda ίτσα/ítsa ώνας/ónas ανιά/aniá έρι/éri άκι/áki όπουλο/ópoulo εία/eía αρός/arós ιανό/ianó",
        "Μουσείο/Mouseío Αγορά/Agorá Πάρκο/Párko Πύργος/Pýrgos Βιβλιοθήκη/Vivliothíki Πλατεία/Plateía Γέφυρα/Géfyra Αίθουσα/Aíthousa "
        "Σταθμός/Stathmós Ποταμός/Potamós",
        "Eleni Nikos Danae Petros Ioanna Thanos Maro Stelios Katerina Lefteris Zoe Pavlos",
        "Vlachou Markakis Petridou Sarris Kotsis Galani Roussos Manousaki Xenakis Lyra Stathis Foti",
        form="b",
    ),
    "ar": _ARABIC,
    "hi": _of(
        "राम/Ram सूर्य/Surya चन्द्र/Chandra कमल/Kamal गंगा/Ganga शान्ति/Shanti रत्न/Ratna नील/Nil वन/Van जय/Jay मोती/Moti "
        "हरि/Hari देव/Dev आनन्द/Anand",
        "पुर/pur नगर/nagar गढ़/garh गंज/ganj वाड़ी/wadi बाग/bagh ताल/tal घाट/ghat कोट/kot सर/sar",
        "संग्रहालय/Sangrahalaya बाज़ार/Bazar उद्यान/Udyan मीनार/Minar पुस्तकालय/Pustakalaya चौक/Chowk पुल/Pul भवन/Bhavan स्टेशन/Station नदी/Nadi",
        "Asha Rohan Meera Vikram Kavita Arjun Sunita Nikhil Priya Harish Lata Sanjay Deepa Manoj",
        "Deshpande Iyer Kulkarni Chatterjee Rao Bhatt Menon Saxena Joshi Pillai Trivedi Banerji Nair Kapoor",
    ),
    "es": _SPANISH,
    "fr": _of(
        "Mont Beau Cler Château Saint Vau Roche Bél Épin Grand Pré Val Brén Cœur",
        "gény ânes vière ençon illy ôtre igné ève ançois éros ières ouvaux îles oyer",
        "Musée Marché Parc Tour Bibliothèque Place Pont Salle Gare Rivière",
        "Élodie Rémi Chloé Étienne Maïa Cédric Agnès Loïc Hélène Gaël Zoé Benoît",
        "Lefèvre Bézier Crépin Délaye Garçon Hébrard Joël Maçon Pétrel Rivière Séguin Thévenot",
        form="b",
    ),
    "de": _of(
        "Grün Mühl König Alt Schön Wald Stein Ober Ächter Blüm Lüne Neu Fisch Röt",
        "berg hausen stätt dorf fürth bach weiler tal brück münde feld lohe kirch wörth",
        "Museum Markt Park Turm Bibliothek Platz Brücke Halle Bahnhof Fluss",
        "Jürgen Käthe Björn Änne Günther Hilde Lothar Bärbel Sönke Ruth Dörte Uwe",
        "Köhler Böhm Schröder Jäger Müllner Krüger Lück Förster Günzel Bräuer Höfer Zöllner",
    ),
    "pl": _of(
        "Wró Łę Zió Brzę Żół Kęp Świe Dąb Krzy Lipó Mała Staw Góra Jasn",
        "łów czyca bork żyn nica dów ślin rzyce wiec gów szyn lęcin łomża nów",
        "Muzeum Targ Park Wieża Biblioteka Plac Most Sala Dworzec Rzeka",
        "Łucja Paweł Zofia Michał Bożena Wojciech Małgorzata Stanisław Jadwiga Grzegorz Róża Józef",
        "Wójcik Dąbek Żuraw Śliwa Król Łabędź Gąsior Świder Pączek Kędzior Zięba Źródło",
        form="b",
    ),
    "cs": _of(
        "Čer Hrá Žďá Kří Bře Vyš Lou Měl Ští Tře Doub Kamen Ryb Zlá",
        "nov dek žany čany ovice ník ťany ěves řín ůvky ešov anky ičín bořice",
        "Muzeum Trh Park Věž Knihovna Náměstí Most Sál Nádraží Řeka",
        "Jiří Zdeňka Ondřej Věra Matěj Růžena Tomáš Hana Luboš Květa Řehoř Bára",
        "Dvořáček Příhoda Šťastná Krejčí Řezník Žižka Novotná Hájek Kučera Bláha Vlčková Ježek",
        form="b",
    ),
    "pt": _PORTUGUESE,
    "sv": _of(
        "Ål Björk Öster Göt Skär Lång Väst Malm Norr Älv Grä Häll Strå Ljung",
        "köping sjö ås torp strand hälla näs vik holm bäck åker mora lösa ång",
        "Museum Torg Park Torn Bibliotek Plats Bro Sal Station Å",
        "Åsa Björn Märta Göran Ylva Håkan Sölve Anna-Lena Örjan Elsa Måns Tove",
        "Söderlund Åkesson Björkman Lövgren Nygård Hägg Öberg Strömvall Sjögren Ängquist Möller Rönn",
    ),
    "tr": _of(
        "Ak Kara Gül Yeşil Çam Deniz Taş Köprü İnce Güneş Şahin Ova Çınar Sarı",
        "köy pınar hisar dağ ören su bağ kaya tepe göl ırmak ağaç yurt liman",
        "Müzesi Pazarı Parkı Kulesi Kütüphanesi Meydanı Köprüsü Salonu İstasyonu Çayı",
        "Ayşe Çağlar Zeynep Oğuz Gülşen İsmail Şule Barış Nurgül Tuğrul Özlem Ümit",
        "Çelik Yıldız Öztürk Şahin Güneş Akın Koç Doğan Özkan Bıçak Işık Tuncay",
    ),
    "it": _of(
        "Monte Casal Rocca Fiu Bor Val Cit Serra Pie Torre Lago Colle Ponte Ripa",
        "fiorè maggiore tà vecchiò umìa gnano vìola stella rossò betta lungò chiara dòro scura",
        "Museo Mercato Parco Torre Biblioteca Piazza Ponte Sala Stazione Fiume",
        "Niccolò Chiara Tommaso Noè Lucia Ettore Margherita Dario Beatrice Ciro Agnese Ugo",
        "Bardelli Colò Forlì Gallo Marchesi Nardò Orsini Pezzè Rinaldi Salò Testa Vianello",
        form="b",
    ),
    "vi": _of(
        "An Bình Cẩm Đông Hòa Kim Long Mỹ Ninh Phú Quảng Sơn Tân Vĩnh",
        "_Giang _Hải _Hưng _Khánh _Lâm _Nguyên _Phong _Quý _Thành _Thủy _Trì _Vân _Xuyên _Yên",
        "Bảo_tàng Chợ Công_viên Tháp Thư_viện Quảng_trường Cầu Nhà Ga Sông",
        "Thảo Dũng Hương Khánh Lan Minh Ngọc Phúc Quỳnh Sơn Trâm Vũ",
        "Nguyễn Trần Đặng Bùi Phạm Võ Huỳnh Đỗ Lý Hồ Dương Tô",
        form="bf",
    ),
}
"""By the language of a region."""
