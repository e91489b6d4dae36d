"""Stems of Korean words: without particles, copula and common endings."""

from argmap.diagnostics.lazy_regex import lazy_regex

_PARTICLES_TEXT = """
으로부터 로부터 에서부터 에게서는 에게서 에서는 에서도 에서의 에서만 에서 에게는 에게도 에게 에는 에도 에만
에의 까지도 까지는 까지 부터는 부터 으로는 으로도 으로써 으로서 으로의 으로만 으로 로는 로도 로써 로서 로의
로만 로 이라는 이라고 이라도 이라면 이란 라는 라고 라도 라면 이나마 이나 이든 이야말로 야말로 처럼 만큼은
만큼 보다는 보다도 보다 한테서 한테 께서 조차 마저 밖에 대로 마다 와는 과는 와의 과의 와도 과도 와 과 의 은
는 이 가 을 를 에 도 만 나 들은 들이 들을 들의 들에게 들에 들도 들과 들
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_PARTICLE_LENGTHS = sorted({len(particle) for particle in _PARTICLES}, reverse=True)
_PARTICLES_AFTER_ONE_SYLLABLE = ("은", "는", "을", "를", "보다")
_BODA_VERB_STEMS_TEXT = "돌 바라 알아 돌아 찾아 살펴 내려 올려 지켜 쳐다 들여다 물어 해"
_BODA_VERB_STEMS = frozenset(_BODA_VERB_STEMS_TEXT.split())
"""Stems that 보다 makes a verb with, as in 바라보다."""
_NOUNS_IN_BO_TEXT = "정보 홍보 후보 제보 안보 담보 확보 바보 양보 속보 행보 예보 경보 국보 도보 진보"
_NOUNS_IN_BO = tuple(f"{noun}다" for noun in _NOUNS_IN_BO_TEXT.split())
"""Nouns in 보 with the copula: 정보다 is "it is information", while 개보다 is "than a dog"."""
_NO_PARTICLE_TEXT = """
마을 가을 노을 고을 겨를 하늘 오늘 나이 아이 차이 길이 사이 종이 국가 평가 증가 작가 휴가 물가 대가 추가
문화 효과 결과 성과 사과 경과 의의 회의 논의 합의 정의 주의 동의 제도 정도 태도 속도 온도 제로 도로 경로
피로 진로 서로 바로 스스로 새로 실제로 불만 자만 비만 하나 누구나 언제나 아마도 오히려 모두 매우 거의 그리고
그러나
"""
_NO_PARTICLE = frozenset(_NO_PARTICLE_TEXT.split())
_HADA_ENDING = lazy_regex(
    r"(?P<stem>[가-힣]{2,}?)(?:(?:하|되|시키)(?:다|고|며|면|면서|는|지|지만|여|여야|기|기도|거나|도록|려|려고|므로|게|던|자|니|니까)"
    r"|한|한다|한다는|한다고|할|할수록|함|함으로써|하였다|해|해서|해야|해야만|해도|해진|해진다|해졌다|했다|했고|했던|했으며|합니다"
    r"|된|된다|된다는|될|될수록|됨|돼|돼야|됐다|됐고|되어|되어야|되었다|됩니다|시킨|시킨다|시킬|시켰다)$"
)
_COPULA_ENDING = lazy_regex(r"(?P<stem>[가-힣]{2,}?)(?:이다|이며|이고|이지만|이므로|이었다|였다|입니다)$")
_ADJECTIVE = lazy_regex(r"(르|프|쁘|크|싸|느리|어리|흐리|세|시|쓰|희)다$")
_VERB_BEFORE_NEUN = lazy_regex(
    r"(하|되|드|키|나누|르|있|없|않|같|싶|받|막|내|시키"
    r"|[어아해여워려켜혀러져써]지|[미끼그고지넘거마]치|[살버달늘올내걸누돌알열울밀불]리"
    r"|[어타만떠끝지아]나|[아어려]가|[배세키싸채치태지메비]우|[아라려해]보|[나어아져려]오"
    r"|[어해여아]주|[보쓰높줄쌓직들먹붙]이)$"
)
_SHORT_VERBS = (
    "작밝높낮깊얕짧젊늙많적넓좁굵얇굳붉검맑남받얻읽먹믿닫찾쓰살보주가오짓듣묻알씻웃울잡잃크자서사지치"
)
_STOP_WORDS_TEXT = """
것 수 등 및 그 이 저 더 덜 또 또한 매우 아주 가장 모든 여러 다른 같은 많은 어떤 이런 그런 때 때문 위해 통해
대해 대한 따라 따른 있다 없다 있는 없는 한다 된다 이다 아니다 않는다 않다 못한다 그러나 그리고 하지만 즉 곧
바로 잘 안 못 우리 자신 서로 모두 거의
"""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


def stem_korean(word: str) -> tuple[str, bool]:
    """The word without its particle, copula, or ending of 하다 and 되다; and whether it is a noun.

    Only a word with one of these is surely a noun. The stem is empty for stop words.
    """
    if word in _STOP_WORDS:
        return "", False
    predicate = _HADA_ENDING().match(word) or _COPULA_ENDING().match(word)
    if predicate or _is_noun_with_da(word):
        stem = predicate["stem"] if predicate else word[:-1]
    elif word in _NO_PARTICLE:
        stem = word
    else:
        particle = next(
            (word[-length:] for length in _PARTICLE_LENGTHS if _has_particle(word, word[-length:])), ""
        )
        stem = word.removesuffix(particle)
        if not particle or _is_verb(stem, particle):
            return stem, False
        stem = _strip_plural(stem)
    return ("", False) if stem in _STOP_WORDS else (stem, True)


def _is_verb(stem: str, particle: str) -> bool:
    """Return whether the particle is in truth the ending of a verb before a noun, as in 줄어드는."""
    if particle == "는" and _VERB_BEFORE_NEUN().search(stem):
        return True
    if particle == "보다":
        return stem in _BODA_VERB_STEMS
    return particle in _PARTICLES_AFTER_ONE_SYLLABLE and len(stem) == 1 and stem in _SHORT_VERBS


def _is_noun_with_da(word: str) -> bool:
    """Return whether the word is a noun that ends in a vowel, with the copula 다, as in 포유류다.

    마다 is the particle, as in 학교마다, far more often than the end of a noun in 마 with the copula.
    """
    if word.endswith("마다"):
        return False
    if word.endswith("보다") and not word.endswith(_NOUNS_IN_BO):
        return False
    open_syllable = len(word) > 2 and (ord(word[-2]) - ord("가")) % 28 == 0
    return word.endswith("다") and open_syllable and not _ADJECTIVE().search(word)


def _has_particle(word: str, particle: str) -> bool:
    rest = len(word) - len(particle)
    return particle in _PARTICLES and (rest > 1 or (rest == 1 and particle in _PARTICLES_AFTER_ONE_SYLLABLE))


def _strip_plural(stem: str) -> str:
    return stem[:-1] if len(stem) > 2 and stem.endswith("들") else stem
