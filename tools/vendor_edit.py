"""Make the vendored libraries of the page `edit/` out of installed npm packages.

    mkdir /tmp/edit && cd /tmp/edit
    npm install @rjsf/core@6.11.1 @rjsf/utils@6.11.1 preact@11.2.0 js-yaml@5.5.0 esbuild@0.28.2
    python tools/vendor_edit.py /tmp/edit

js-yaml's module for browsers is copied as it is. react-jsonschema-form is joined with Preact, which stands in for React, into
one module; left out are its reader of Markdown and its reading of addresses in ``$id``, which our schema has no use for. All
hashes go into ``vendor.json``, so that anyone can make the files again and compare.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).resolve().parent.parent / "plugins" / "cityguide" / "assets" / "vendor"

ENTRY = """\
export { default as Form } from "@rjsf/core";
export { createElement, render } from "preact/compat";
"""

NOTHING = """\
export const Markdown = () => null;
export default { equal: (one, other) => one === other, resolve: (base, address) => new URL(address, base).href };
"""

ALIASES = {
    "react": "preact/compat",
    "react-dom": "preact/compat",
    "react/jsx-runtime": "preact/jsx-runtime",
    "@rjsf/validator-ajv8": "./nothing.js",
    "markdown-to-jsx/react": "./nothing.js",
    "fast-uri": "./nothing.js",
}

JOINED = ("@rjsf/core", "@rjsf/utils", "@x0k/json-schema-merge", "fast-equals", "jsonpointer", "preact", "react-is")
"""What ends up in the module, each with its licence."""


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def about(packages: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((packages / name / "package.json").read_text(encoding="utf-8"))
    return loaded


def js_yaml(packages: Path) -> dict[str, Any]:
    """Copy js-yaml, and return its entry. Its name ends in `.js`, which every host serves as a script."""
    origin = "dist/browser/js-yaml.esm.min.mjs"
    folder = VENDOR / "js-yaml"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(packages / "js-yaml" / "LICENSE", folder / "LICENSE")
    shutil.copyfile(packages / "js-yaml" / origin, folder / "js-yaml.js")
    files = [{"path": f"js-yaml/{name}", "sha256": sha256(folder / name)} for name in ("LICENSE", "js-yaml.js")]
    files[-1] |= {"made_from": origin, "made_by": "tools/vendor_edit.py"}
    return {
        "name": "js-yaml",
        "version": about(packages, "js-yaml")["version"],
        "licence": "MIT",
        "source": "js-yaml",
        "files": files,
    }


def rjsf(root: Path, packages: Path) -> dict[str, Any]:
    """Join react-jsonschema-form and Preact into one module, and return its entry."""
    folder = VENDOR / "rjsf"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "entry.js").write_text(ENTRY, encoding="utf-8")
    (root / "nothing.js").write_text(NOTHING, encoding="utf-8")
    command = [
        "node_modules/.bin/esbuild", "entry.js", "--bundle", "--minify", "--format=esm", "--platform=browser", "--legal-comments=none",
        '--define:process.env.NODE_ENV="production"', *(f"--alias:{name}={other}" for name, other in ALIASES.items()),
        f"--outfile={folder / 'rjsf.js'}",
    ]  # fmt: skip
    subprocess.run(command, cwd=root, check=True)
    licences = []
    for name in JOINED:
        package = about(packages, name)
        text = next(path for path in sorted((packages / name).iterdir()) if path.name.upper().startswith("LICEN"))
        licences.append(f"{name} {package['version']} ({package['license']})\n\n{text.read_text(encoding='utf-8').strip()}\n")
    (folder / "LICENSE").write_text(f"\n{'-' * 80}\n\n".join(licences), encoding="utf-8", newline="\n")
    files = [{"path": f"rjsf/{name}", "sha256": sha256(folder / name)} for name in ("LICENSE", "rjsf.js")]
    files[-1] |= {
        "made_from": ", ".join(f"{name} {about(packages, name)['version']}" for name in JOINED),
        "made_by": "tools/vendor_edit.py",
    }
    return {
        "name": "rjsf",
        "version": about(packages, "@rjsf/core")["version"],
        "licence": "Apache-2.0 (react-jsonschema-form); MIT (the rest)",
        "source": "@rjsf/core",
        "files": files,
    }


def main(root: Path) -> None:
    """Write the vendored files and their entries; other packages' entries stay."""
    packages = root / "node_modules"
    made = [js_yaml(packages), rjsf(root, packages)]
    register = VENDOR / "vendor.json"
    names = {entry["name"] for entry in made}
    entries = [entry for entry in json.loads(register.read_text(encoding="utf-8")) if entry["name"] not in names] + made
    entries.sort(key=lambda entry: str(entry["name"]))
    register.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
