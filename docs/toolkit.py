#!/usr/bin/env python3
"""Card, packet and receipt for an office without Enlace: Python's standard library, and the programs `openssl` and `age`.
Tarjeta, paquete y acuse para una oficina sin Enlace: la biblioteca estándar de Python, y los programas `openssl` y `age`.

  toolkit.py new FOLDER CODE NAME-EN NAME-ES    keys of an office, once; keep FOLDER secret / llaves; FOLDER es secreta
  toolkit.py card FOLDER CARD.json              our card, its words printed / nuestra tarjeta, con sus palabras
  toolkit.py words CARD.json                    the twelve words of a card / las doce palabras de una tarjeta
  toolkit.py pem CARD.json                      its key as sender.pem, for openssl / su llave como sender.pem
  toolkit.py packet FOLDER CARD.json CONTENT.json OUT.age      what CONTENT says, to that office / lo que dice CONTENT
  toolkit.py receipt FOLDER CARD.json PACKET.age OUT.age       checks a packet of theirs, and acknowledges it / acuse
  toolkit.py receipt … OUT.age done|refused     of a recall: whether what it recalls was deleted / de un retiro: si se borró

It follows packet-format.md, which also says what CONTENT.json holds. The word lists stand beside it (words-en.txt, words-es.txt).
"""
import base64, hashlib, hmac, json, math, os, re, secrets, subprocess, sys, tempfile, time, uuid, zipfile, zlib
from io import BytesIO

BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
AWAITED = ("disclosure", "supplement", "correction", "recall", "consent", "notice")  # kinds that wait for a receipt
HANDLING = {"codes": [], "tlp": "TLP:AMBER", "pap": "PAP:AMBER", "relTo": [], "onward": "no", "courtUse": "no", "retentionUntil": None}
b64 = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
unb64 = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
sha = lambda data: b64(hashlib.sha256(data if isinstance(data, bytes) else data.encode()).digest())
mac = lambda key, text: hmac.new(key, text.encode(), hashlib.sha256).digest()
now = lambda: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
PREFIX = bytes.fromhex("302a300506032b6570032100")  # of every Ed25519 public key in DER


def canonical(value):  # RFC 8785, for texts, whole numbers and such fractions as are written without an exponent
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fraction(text):
    number = float(text)
    if "e" in repr(number) or not math.isfinite(number):
        sys.exit("a number that needs an exponent / un número que pide exponente: " + text)
    return int(number) if number.is_integer() else number


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=fraction)


def write(path, data):  # whole or not at all, and for us alone
    with open(path + ".part", "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    os.replace(path + ".part", path)


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, **more)
    if done.returncode != 0:
        sys.exit("%s: %s" % (command[0], (done.stderr or done.stdout).decode(errors="replace").strip()))
    return done.stdout


def with_files(contents, use):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, str(at)) for at in range(len(contents))]
        for path, data in zip(paths, contents):
            write(path, data)
        return use(*paths)


# --- keys and cards -------------------------------------------------------------------------------------------------


def sign(folder, text):
    return with_files([text], lambda path: run("openssl", "pkeyutl", "-sign", "-inkey", folder + "/sign.pem", "-rawin", "-in", path))


def verify(key, text, signature):
    run_it = lambda k, t, s: run("openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", k, "-rawin", "-in", t, "-sigfile", s)
    with_files([PREFIX + key, text, signature], run_it)


def jws(folder, head, payload):  # `protected` and `signature`
    protected = b64(canonical(head).encode())
    return {"protected": protected, "signature": b64(sign(folder, protected + "." + payload))}


def own(folder):  # our public key, and where packets to us are sealed to
    public = run("openssl", "pkey", "-in", folder + "/sign.pem", "-pubout", "-outform", "DER")[-32:]
    return public, run("age-keygen", "-y", folder + "/identity.txt").decode().strip()


def card_of(path):  # somebody's card, once its own signature holds
    outer = read(path)
    card = json.loads(unb64(outer["payload"]))
    key = unb64(card["signingKey"])
    plain = canonical({"alg": "EdDSA", "kid": sha(key), "typ": "enlace-card"})
    signed = [each for each in outer["signatures"] if unb64(each["protected"]).decode() == plain]
    if not signed or len(key) != 32 or card["state"] != "current":
        sys.exit("not a card that its own key signed, or revoked / no es una tarjeta firmada con su llave, o está revocada: " + path)
    verify(key, signed[0]["protected"] + "." + outer["payload"], unb64(signed[0]["signature"]))
    return card, key


def keys_of(path):  # the agency's, and those of its other machines, as its card says them
    outer, (_, key) = read(path), card_of(path)
    found = [key]
    for each in outer["signatures"]:
        head = json.loads(unb64(each["protected"]))
        if "reads" in head and head.get("kid") == sha(key):
            verify(key, each["protected"] + "." + outer["payload"], unb64(each["signature"]))
            found += [unb64(one) for one in head["reads"].get("senders", [])]
    return {sha(one): one for one in found}


def words(key, recipient):
    bits = int.from_bytes(hashlib.sha256(b"enlace-card/1\0" + key + recipient.encode()).digest(), "big")
    for name in ("es", "en"):
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "words-%s.txt" % name), encoding="utf-8") as file:
            known = file.read().split()
        print(name.upper() + ": " + " ".join(known[bits >> (256 - 11 * at) & 2047] for at in range(1, 13)))


def new(folder, code, name_en, name_es):
    os.makedirs(folder, mode=0o700)  # refused where it stands: keys are never written over
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", folder + "/sign.pem")
    run("age-keygen", "-o", folder + "/identity.txt")
    names = {"en": name_en, "es": name_es}
    write(folder + "/office.json", canonical({"agency": code, "names": names, "epoch": secrets.token_hex(16)}))
    write(folder + "/sent.json", "[]")


def card(folder, out):
    office, (public, recipient) = read(folder + "/office.json"), own(folder)
    desk = {"en": "Duty desk", "es": "Guardia"}
    said = dict(office, version=1, desk=desk, signingKey=b64(public), recipient=recipient, issuedAt=now(), state="current", replaces=None)
    payload = b64(canonical(said).encode())
    head = {"alg": "EdDSA", "kid": sha(public), "typ": "enlace-card"}
    reads = dict(head, reads={"catalogue": 1000000, "packets": [1], "senders": []})  # people read every field, whatever catalogue it is of
    write(out, canonical({"payload": payload, "signatures": [jws(folder, head, payload), jws(folder, reads, payload)]}))
    words(public, recipient)


# --- packets --------------------------------------------------------------------------------------------------------


class Case:
    """A record of CONTENT.json as slots: each value with its salt, a commitment to nothing for each gap, and its attachments."""

    def __init__(self, content, base, seed):
        self.base, self.seed, self.disclosures, self.files = base, seed, [], []
        self.tree = self.record(dict(content, **{"@entity": "case"}), "/case")

    def opening(self, path, name, value):
        return b64(canonical([b64(mac(self.seed, path + "/" + name)[:16]), name, value]).encode())

    def record(self, given, path):
        identity = given.get("@id") or "REC-" + secrets.token_hex(8)
        gaps, entity = given.get("@gaps", {}), given["@entity"]
        fields = {name: value for name, value in given.items() if not name.startswith("@")}
        below = {name: fields.pop(name) for name in list(fields) if isinstance(fields[name], list) and any(isinstance(each, dict) and "@entity" in each for each in fields[name])}
        opened = [self.opening(path + "/fields", name, value) for name, value in fields.items()]
        closed = [self.opening(path + "/fields", name, None) for name in gaps]
        self.disclosures += opened
        lists = {}
        for name, elements in below.items():
            at = path + "/lists/" + name
            emitted = [self.record(each, "%s/emitted/%d" % (at, n)) for n, each in enumerate(elements)]
            lists[name] = {"emitted": emitted, "_sd": [sha(self.opening(at, "unreleased", []))]}
        if "@file" in given:
            with open(os.path.join(self.base, given["@file"]), "rb") as file:
                ending = re.sub("[^a-z0-9]", "", given["@file"].rpartition(".")[2].lower())[:8] or "bin"
                self.files.append(("files/%04d.%s" % (len(self.files) + 1, ending), identity, file.read()))
        slots = {"_sd": sorted(map(sha, opened + closed))}
        return {"entity": entity, "id": identity, "fields": slots, "gaps": gaps, "treated": {}, "lists": lists}


def zipped(entries):
    body, directory, le = b"", b"", lambda value, size: value.to_bytes(size, "little")
    for name, data in entries:
        said = le(10, 2) + bytes(6) + le(0x21, 2) + le(zlib.crc32(data), 4) + le(len(data), 4) * 2 + le(len(name), 2)
        directory += b"PK\1\2" + le(10, 2) + said + bytes(12) + le(len(body), 4) + name.encode()
        body += b"PK\3\4" + said + bytes(2) + name.encode() + data
    return body + directory + b"PK\5\6" + bytes(4) + le(len(entries), 2) * 2 + le(len(directory), 4) + le(len(body), 4) + bytes(2)


def padded(entries):
    size = len(zipped(entries + [("padding", b"")]))
    e = size.bit_length() - 1
    step = 1 << max(0, e - e.bit_length())
    return zipped(entries + [("padding", bytes(-size % step))])


def send(folder, to, content, base, out):
    if os.path.exists(out):
        sys.exit("it stands already / ya existe: " + out)
    office, sent, (public, recipient), (card, _) = read(folder + "/office.json"), read(folder + "/sent.json"), own(folder), card_of(to)
    seed = secrets.token_bytes(32)
    kind = next((each for each in ("receipt", "consent", "notice") if each in content), "disclosure")
    case = Case(content["case"], base, seed) if kind == "disclosure" else None
    key = sha(card["recipient"])
    earlier = [each for each in sent if each["recipient"] == key]
    millis = time.time_ns() // 1_000_000
    packet_id = str(uuid.UUID(int=millis << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)))
    channel = {"sender": sha(public), "recipient": key, "epoch": office["epoch"], "number": len(earlier) + 1}
    channel["previous"] = earlier[-1]["hash"] if earlier else None
    header = {
        "version": 1, "packetId": packet_id, "kind": kind, "channel": channel,
        "from": {"agency": office["agency"], "names": office["names"]}, "to": {"agency": card["agency"], "names": card["names"]},
        "purpose": content.get("purpose", "same-case"), "basis": content.get("basis", []),
        "handling": dict(HANDLING, **content.get("handling", {})), "issuedAt": now(),
        "policyId": b64(mac(mac(seed, "/enlace/policyId"), "by hand")),
        "auditCommitment": b64(mac(mac(seed, "/enlace/auditCommitment"), "")),
    }  # fmt: skip
    disclosures, files = (case.disclosures, case.files) if case else ([], [])
    manifest = [{"name": name, "document": document, "sizeBytes": len(data), "sha256": sha(data)} for name, document, data in files]
    claims = {"enlace": header, "disclosed": sorted(map(sha, disclosures)), "manifest": manifest, "approvals": [], "_sd_alg": "sha-256"}
    claims.update({"case": case.tree} if case else {kind: content[kind]})
    text = canonical(claims)
    if BAD.search(text) or any(BAD.search(unb64(each).decode()) for each in disclosures):
        sys.exit("a control, override or tag character stands in it / contiene un carácter de control")
    payload = b64(text.encode())
    signed = jws(folder, {"alg": "EdDSA", "kid": sha(public), "typ": "enlace-packet+sd-jwt"}, payload)
    packet = canonical(dict(signed, payload=payload, header={"disclosures": disclosures})).encode()
    data = padded([("packet.json", packet)] + [(name, content) for name, _, content in files])
    run("age", "-r", card["recipient"], "-o", out + ".part", input=data)
    kept = {"recipient": key, "number": channel["number"], "packetId": packet_id, "hash": sha(signed["protected"] + "." + payload), "seed": b64(seed)}
    write(folder + "/sent.json", canonical(sent + [kept]))  # before it is out: a number that is used twice would be a fork
    os.replace(out + ".part", out)
    print(canonical({"packet": packet_id, "number": channel["number"], "hash": kept["hash"]}))


def answer(content):  # as VERIFY.html saves it
    portion = {"@entity": "portion", "of": "remarks", "text": content["text"]}
    fields = {"kind": "information-exchange", "reference": content["about"], "title": "Answer / Respuesta"}
    return dict(content, case=dict(fields, portions=[portion]))


def packet(folder, to, content, out):
    said = read(content)
    send(folder, to, answer(said) if "text" in said else said, os.path.dirname(content), out)


def receipt(folder, sender, path, out, did=None):
    keys = keys_of(sender)
    opened = zipfile.ZipFile(BytesIO(run("age", "-d", "-i", folder + "/identity.txt", path)))
    said = json.loads(opened.read("packet.json"))
    signed = said["protected"] + "." + said["payload"]
    kid = json.loads(unb64(said["protected"]))["kid"]
    if kid not in keys:
        sys.exit("signed with a key that is not on the card / firmado con una llave que no está en la tarjeta")
    verify(keys[kid], signed, unb64(said["signature"]))
    claims = json.loads(unb64(said["payload"]))
    for each in claims["manifest"]:
        if sha(opened.read(each["name"])) != each["sha256"]:
            sys.exit("not the file that was signed / no es el archivo firmado: " + each["name"])
    header = claims["enlace"]
    if header["kind"] not in AWAITED or header["channel"]["recipient"] != sha(own(folder)[1]):
        sys.exit("nothing to acknowledge / no hay nada que acusar: " + header["kind"])
    if (did in ("done", "refused")) != (header["kind"] == "recall"):
        sys.exit("done or refused, for a recall and nothing else / done o refused, solo para un retiro: " + header["kind"])
    said = dict({"packet": header["packetId"], "hash": sha(signed)}, **({} if did is None else {"answer": did}))
    send(folder, sender, {"purpose": header["purpose"], "receipt": said}, "", out)


def pem(path):
    print("-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----" % base64.b64encode(PREFIX + card_of(path)[1]).decode())


COMMANDS = {"new": (new, 4), "card": (card, 2), "words": (lambda path: words(card_of(path)[1], card_of(path)[0]["recipient"]), 1), "pem": (pem, 1), "packet": (packet, 4), "receipt": (receipt, 4)}  # fmt: skip
os.umask(0o077)
command, count = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "", (None, 0))
if command is None or len(sys.argv) not in (count + 2, count + 2 + (command is receipt)):
    sys.exit(__doc__)
try:
    command(*sys.argv[2:])
except OSError as wrong:  # a file or a program
    sys.exit("%s / no se pudo abrir ni escribir: %s" % (wrong.strerror or "not possible", wrong.filename or sys.argv[1]))
except (ValueError, KeyError, IndexError, TypeError, AttributeError, zipfile.BadZipFile):
    sys.exit("one of these is not what it should be / alguno no es lo que debe ser: " + " ".join(sys.argv[2:]))
