"""The system's `dot`, reached through the graphviz package: the one file that starts a program."""

from argmap.layout.trouble import EngineTrouble


def drawn(graph: str) -> str:
    """Graphviz's SVG of `graph`. Raises EngineTrouble where `dot` is missing or fails."""
    import graphviz

    try:
        answer: bytes = graphviz.pipe("dot", "svg", graph.encode(), quiet=True)
    except graphviz.ExecutableNotFound as missing:
        raise EngineTrouble("no `dot` on PATH", "PATH에 `dot`이 없다", absent=True) from missing
    except (graphviz.CalledProcessError, OSError) as failed:
        raise EngineTrouble("`dot` failed on this map", "`dot`이 이 지도에서 실패했다") from failed
    return answer.decode("utf-8", errors="replace")


def version() -> str:
    """The version of the `dot` on PATH, such as `2.43.0`. Raises EngineTrouble where there is none."""
    import graphviz

    try:
        return ".".join(str(part) for part in graphviz.version())
    except graphviz.ExecutableNotFound as missing:
        raise EngineTrouble("no `dot` on PATH", "PATH에 `dot`이 없다", absent=True) from missing
    except (graphviz.CalledProcessError, OSError, RuntimeError) as failed:
        raise EngineTrouble("`dot` does not tell its version", "`dot`의 버전을 알 수 없다") from failed
