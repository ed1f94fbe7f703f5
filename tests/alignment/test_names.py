"""Persons' names: where they are found, where not, and how they are spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.names import find, find_in
from toolkit.alignment.pinyin import english, surnames


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("潘展东", "Pan Zhandong"),
        ("王伟", "Wang Wei"),
        ("曾庆华", "Zeng Qinghua"),
        ("单玉堂", "Shan Yutang"),
        ("仇英", "Qiu Ying"),
        ("解晓东", "Xie Xiaodong"),
        ("朴志勇", "Piao Zhiyong"),
        ("查明华", "Zha Minghua"),
        ("盖文", "Gai Wen"),
        ("覃雪梅", "Qin Xuemei"),
        ("翟志刚", "Zhai Zhigang"),
        ("区伟", "Ou Wei"),
        ("乐平", "Yue Ping"),
        ("任长霞", "Ren Changxia"),
        ("缪文", "Miao Wen"),
        ("冼星", "Xian Xing"),
        ("卜伟", "Bu Wei"),
        ("吕晓明", "Lyu Xiaoming"),
        ("欧阳修", "Ouyang Xiu"),
        ("尉迟亮", "Yuchi Liang"),
        ("诸葛文", "Zhuge Wen"),
        ("张西安", "Zhang Xi'an"),
        ("林巧娥", "Lin Qiao'e"),
        ("韦律", "Wei Lyu"),
    ],
)
def test_spelling(name: str, spelt: str) -> None:
    assert english(name)[0] == spelt


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("潘展东", ("Zhandong Pan", "Pan Zhan-dong", "Pan Zhan Dong")),
        ("吕晓明", ("Lu Xiaoming", "Lü Xiaoming")),
        ("张西安", ("Zhang Xian",)),
        ("盖文", ("Ge Wen",)),
    ],
)
def test_other_spellings_are_accepted(name: str, also: tuple[str, ...]) -> None:
    assert set(also) <= set(english(name)[1])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市人民政府副市长潘展东接受了专访。", ["潘展东"]),
        ("该公司董事长韦玉兰说，产能将继续扩大。", ["韦玉兰"]),
        ("据总工程师覃志强介绍，新线已经投产。", ["覃志强"]),
        ("市水利局局长上官文轩作情况介绍。", ["上官文轩"]),
        ("民政局副局长亓官玉接过话筒。", ["亓官玉"]),
        ("李明华表示，园区将引进更多企业。", ["李明华"]),
        ("县委书记欧阳建国调研了三个村。", ["欧阳建国"]),
        ("潘展东：主持人好。", ["潘展东"]),
        ("（记者 张文静 通讯员 罗建华）", ["张文静", "罗建华"]),
        ("责任编辑：黄晓燕", ["黄晓燕"]),
        ("本报记者 陈思远 摄影报道", ["陈思远"]),
        ("专家周国平、吴志伟和郑丽娜出席会议。", ["周国平", "吴志伟", "郑丽娜"]),
        ("种粮大户杨春生告诉记者，今年又是丰收年。", ["杨春生"]),
        ("杨春生先生获得表彰。", ["杨春生"]),
        ("工程师王强说：“参数没有问题。”", ["王强"]),
        ("58岁的村民莫爱珍在家门口上班。", ["莫爱珍"]),
        ("记者：请问进展如何？赵立军：已经完成。", ["赵立军"]),
        ("市委书记宁致和介绍了有关情况。", ["宁致和"]),
        ("副市长（挂职）郝运来作推介。", ["郝运来"]),
        ("县领导苗培文、鄢春燕出席活动。", ["苗培文", "鄢春燕"]),
        ("参加座谈的还有侯雪梅、司马青松、邓秀兰等。", ["侯雪梅", "司马青松", "邓秀兰"]),
        ("白海生镇长作了部署，黎昕局长作了说明。", ["白海生", "黎昕"]),
        ("村民莫桂花和老师傅樊家宝都来了。", ["莫桂花", "樊家宝"]),
        ("会长鞠萍作发言。", ["鞠萍"]),
        ("会议选举尚云鹏为会长。", ["尚云鹏"]),
        ("代表：丁一诺、王 伟、尤 佳", ["丁一诺", "王 伟", "尤 佳"]),
        ("我国驻美国大使谢远航发表讲话。", ["谢远航"]),
    ],
)
def test_names_in_context(text: str, names: list[str]) -> None:
    assert [match.source for match in find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "高质量发展是首要任务，安全生产不能放松。",
        "江苏表示，将继续扩大开放。",
        "记者从有关部门获悉，项目已经开工。",
        "中国工程院和工程师协会签署协议。",
        "任务：完成全年目标。",
        "时间：上午九点。地点：会议中心。",
        "委员会和代表团分别召开会议。",
        "全市长江沿线企业完成搬迁。",
        "主任务是降低成本，经理念更新带来变化。",
        "主持人：李局长，您好。",
        "市民陈先生反映停车难。",
        "美国科学家约翰·史密斯指出这一点。",
        "商业银行和外贸商户都很关注。",
        "经销商伊万诺夫在满洲里试驾。",
        "店主艾力江·买买提很忙。",
        "秘鲁总理向国会提交了预算案。",
        "选派第一书记和工作队员412名。",
        "满载鲜切花的冷藏车从昆明出发。",
        "三是管基金。",
        "第一书记和先进集体代表、干部和群众座谈。",
        "越南工贸部部长阮文雄与市长会谈。",
        "韩国驻广州总领事金永哲参观博物馆。",
        "日本三菱商事社长高桥健太表示看好市场。",
        "特斯拉首席执行官马斯克回应关切。",
        "埃塞俄比亚选手阿贝贝夺得金牌。",
        "优秀教师巴桑卓玛扎根高原三十年。",
        "卓玛：草场更绿了。",
        "三是管基金。难点在于密封。",
        "特高压直流输电工程全容量投运。",
        "承办单位：市工人文化宫",
        "张家界、黄山、龙岩等地参会。",
        "石榴、白菜、毛竹等长势良好。",
        "文联主席团换届。",
        "",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert find(text) == ()


def test_a_name_once_established_is_found_in_every_paragraph() -> None:
    texts = ("副市长潘展东出席仪式。", "会上，潘展东还走访了企业。", "没有名字的段落。")
    found = find_in(texts)
    assert [[match.source for match in matches] for matches in found] == [["潘展东"], ["潘展东"], []]
    for text, matches in zip(texts, found, strict=True):
        assert all(text[match.start : match.end] == match.source for match in matches)


def test_later_mentions_may_be_the_surname_alone() -> None:
    first, second = find_in(("副市长潘展东出席仪式。", "潘展东还走访了企业。"))
    assert "Pan" not in first[0].accepted
    assert "Pan" in second[0].accepted


def test_known_names_need_no_context() -> None:
    text = "会前，莫子规也到了现场。"
    assert find(text) == ()
    ((match,),) = find_in((text,), known=("莫子规",))
    assert (match.kind, match.domain, match.target) == ("name", "person", "Mo Zigui")


def test_known_names_that_are_no_chinese_names_are_passed_over() -> None:
    assert find_in(("主持人说", "Smith说"), known=("主持人", "Smith", "")) == ((), ())


def test_a_short_name_is_not_cut_out_of_a_verb() -> None:
    _, second = find_in(("工程师王强说：“可以。”", "王强调安全第一。"))
    assert second == ()


def test_surnames_are_read_in_latin_letters() -> None:
    assert len(surnames()) > 400
    for surname in surnames().values():
        assert surname.pinyin.isascii()
        assert surname.pinyin.istitle()


CONTEXT = st.sampled_from(
    [*"王李张高安时程任说，。：、（）和在的", *"记者 副市长 表示 介绍 工程师 先生 摄 欧阳 展东 志强".split()]
)


@given(st.lists(st.one_of(st.text(max_size=20), st.lists(CONTEXT, max_size=12).map("".join)), max_size=4))
def test_spans_are_consistent_on_any_text(texts: list[str]) -> None:
    for text, matches in zip(texts, find_in(texts), strict=True):
        position = 0
        for match in matches:
            assert position <= match.start < match.end <= len(text)
            assert text[match.start : match.end] == match.source
            assert match.target.isascii()
            position = match.end


def test_a_surname_with_a_title_is_a_name_where_somebody_has_that_surname() -> None:
    first, second = find_in(["记者柯慎言说。", "柯局长，您好！高局长也来了。"])
    assert [m.source for m in first] == ["柯慎言"]
    (addressed,) = second
    assert (addressed.source, addressed.target, addressed.start) == ("柯局长", "Director Ke", 0)
    assert "Mr. Ke" in addressed.variants


def test_a_full_name_before_a_title_stays_whole() -> None:
    (found,) = find_in(["请熊景澄主任作介绍。"], known=["熊景澄"])[0]
    assert found.source == "熊景澄"


def test_a_compound_word_gives_no_surname() -> None:
    assert find_in(["中国工程院长期关注", "程明说。"])[0] == ()
