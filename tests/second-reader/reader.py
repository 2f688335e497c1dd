"""A second reader of Enlace packets, written from docs/packet-format.md alone.

Standard library, and the programs `age` and `openssl`. Reads a JSON job from standard input,

    {"identity": FILE, "recipient": "age1...", "agency": "MX-FGR", "now": "2026-01-16T00:00:00Z",
     "cards": [FILE...], "sent": {PACKET-ID: HASH}, "held": [FILE...], "packets": [FILE...]}

(`held`: packets that were taken in before, to which a supplement may add)

and prints one JSON object for each packet: {"ok": true, "hash": ...} or {"ok": false, "why": ...}.
"""

import base64, calendar, hashlib, json, math, os, re, subprocess, sys, tempfile, time, zlib
from concurrent.futures import ThreadPoolExecutor


class Refused(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Refused(why)


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    need(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text) and len(text) % 4 != 1, "base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    need(b64(data) == text, "base64url in another spelling")
    return data


def sha(data):
    return b64(hashlib.sha256(data if isinstance(data, bytes) else data.encode()).digest())


# --- JSON -----------------------------------------------------------------------------------------------------------

BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
MOST = 2**53 - 1
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def count(data, most):
    """Values: one, and one more for each comma and opening bracket outside strings."""
    outside = re.sub(rb'"(?:[^"\\]|\\.)*"', b"", data, flags=re.S)
    found = 1 + sum(outside.count(each) for each in (b",", b"{", b"["))
    need(found <= most, "too many values")
    depth = 0
    for byte in outside:
        depth += (byte in b"{[") - (byte in b"}]")
        need(depth <= 64, "too deep")
    return found


def pairs(members):
    found = dict(members)
    need(len(found) == len(members), "a key twice")
    return found


def check(value):
    if isinstance(value, str):
        need(not BAD.search(value), "a character that may not be")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        need(math.isfinite(value) and abs(value) <= MOST, "a number that is none")
    elif isinstance(value, list):
        for each in value:
            check(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            check(key), check(each)


def number(value):
    if isinstance(value, int) or value == int(value) and abs(value) < 1e21:
        return str(int(value))
    digits, _, power = repr(value).partition("e")
    if power and -7 <= int(power) < 0:
        return format(value, ".%df" % (len(digits.replace(".", "").lstrip("-")) - 1 - int(power)))
    return digits + ("e%+d" % int(power) if power else "")


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return '"%s"' % "".join(ESCAPES.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in value)
    if isinstance(value, list):
        return "[%s]" % ",".join(map(canonical, value))
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{%s}" % ",".join("%s:%s" % (canonical(key), canonical(value[key])) for key in keys)


def parse(data, most_bytes, most_values, is_canonical=True):
    need(len(data) <= most_bytes, "too large")
    values = count(data, most_values)
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=pairs, parse_constant=lambda name: need(False, name))
    except (ValueError, RecursionError):
        raise Refused("not JSON")
    check(value)
    need(not is_canonical or canonical(value).encode() == data, "not canonical")
    return value, values


def exactly(value, *names):
    need(isinstance(value, dict) and set(value) == set(names), "other members than %s" % (names,))
    return [value[name] for name in names]


# --- the ZIP --------------------------------------------------------------------------------------------------------

ORDER = [r"packet\.json", r"packet\.pdf", r"VERIFY\.html", r"LEEME-README\.txt", r"files/\d{4}\.[a-z0-9]{1,8}", r"earlier\.json", r"padding"]


def le(value, size):
    return value.to_bytes(size, "little")


def padme(size):
    e = int(math.log2(size))
    s = int(math.log2(e)) + 1
    step = 2 ** max(0, e - s)
    return -(-size // step) * step


def common(name, data):
    crc, size = le(zlib.crc32(data), 4), le(len(data), 4)
    return le(10, 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0x21, 2) + crc + size + size + le(len(name), 2)


def zipped(entries):
    body, directory = b"", b""
    for name, data in entries:
        directory += b"PK\1\2" + le(10, 2) + common(name, data) + bytes(12) + le(len(body), 4) + name.encode()
        body += b"PK\3\4" + common(name, data) + bytes(2) + name.encode() + data
    end = b"PK\5\6" + bytes(4) + le(len(entries), 2) * 2 + le(len(directory), 4) + le(len(body), 4) + bytes(2)
    return body + directory + end


def unzipped(data):
    entries, at, place = [], 0, 0
    while data[at : at + 4] == b"PK\3\4":
        need(len(data) >= at + 30, "a header cut short")
        size, length = int.from_bytes(data[at + 22 : at + 26], "little"), int.from_bytes(data[at + 26 : at + 28], "little")
        name = data[at + 30 : at + 30 + length].decode("latin1")
        known = [n for n, each in enumerate(ORDER) if re.fullmatch(each, name)]
        need(known and known[0] >= place, "an entry unknown or out of order")
        need(all(name != other for other, _ in entries), "a name twice")
        place = known[0]
        entries.append((name, data[at + 30 + length : at + 30 + length + size]))
        at += 30 + length + size
    need(entries and entries[0][0] == "packet.json" and entries[-1][0] == "padding", "first or last entry")
    need(len(entries) <= 10_010, "too many entries")
    bare = len(zipped(entries[:-1] + [("padding", b"")]))
    need(entries[-1][1] == bytes(padme(bare) - bare), "padding")
    need(zipped(entries) == data, "another way of writing the ZIP")
    return entries[:-1]


# --- keys -----------------------------------------------------------------------------------------------------------


def verifies(key, signed, signature):
    der = bytes.fromhex("302a300506032b6570032100") + key
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "signed", "signature")]
        for path, data in zip(paths, (der, signed, signature)):
            with open(path, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0], "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, capture_output=True).returncode == 0


def card(path):
    with open(path, "rb") as file:
        outer, _ = parse(file.read(), 65536, 1000, False)
    payload, signatures = exactly(outer, "payload", "signatures")
    said, _ = parse(unb64(payload), 65536, 1000, False)
    key = unb64(said["signingKey"])
    plain = canonical({"alg": "EdDSA", "kid": sha(key), "typ": "enlace-card"}).encode()
    own = [each for each in signatures if unb64(each["protected"]) == plain]
    need(any(verifies(key, ("%s.%s" % (each["protected"], payload)).encode(), unb64(each["signature"])) for each in own), "card")
    reads = reading(key, payload, signatures)
    return {
        "keys": [key] + [unb64(each) for each in reads.get("senders", [])],
        "agency": said["agency"],
        "revoked": said["state"] == "revoked",
        "approvers": {sha(unb64(one["key"])): one for one in reads.get("approvals", {}).get("by", [])},
    }


def reading(key, payload, signatures):
    for each in signatures:
        head, _ = parse(unb64(each["protected"]), 65536, 1000, False)
        if "reads" in head and head.get("kid") == sha(key):
            need(verifies(key, ("%s.%s" % (each["protected"], payload)).encode(), unb64(each["signature"])), "card")
            return head["reads"]
    return {}


# --- claims ---------------------------------------------------------------------------------------------------------

DIGEST = r"[A-Za-z0-9_-]{43}"
NAME = r"[a-zA-Z][a-zA-Z0-9_-]{0,63}"
ID = r"[A-Za-z0-9_-]{1,80}"
CARRIED = {
    "disclosure": ["case"],
    "supplement": ["earlier", "opens"],
    "correction": ["earlier", "why", "case"],
    "recall": ["earlier", "why"],
    "receipt": ["receipt"],
    "consent": ["consent"],
    "notice": ["notice"],
    "void": [],
}
UUID7 = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
CODES = "SRC TEC INV PRIV LIFE FGN FIN VIC GJ REL PRIV-LEG EMB PURP ORIG RES CONF REST".split()
PURPOSES = "same-case locate-arrest escort prosecution asset-recovery intelligence statistics".split()
TLP = ["TLP:" + each for each in "RED AMBER+STRICT AMBER GREEN CLEAR".split()]
PAP = ["PAP:" + each for each in "RED AMBER GREEN CLEAR".split()]
RESERVED = {"_sd", "...", "_sd_alg", "__proto__"}


def text(value, pattern):
    need(isinstance(value, str) and re.fullmatch(pattern, value), "not %s" % pattern)


def units(value, least, most):
    need(isinstance(value, str) and least <= len(value.encode("utf-16-le")) // 2 <= most, "a text too long or short")


def whole(value, least):
    need(isinstance(value, int) and not isinstance(value, bool) and value >= least, "not a number")


def one_of(value, allowed):
    need(isinstance(value, str) and value in allowed, "not among %s" % (allowed,))


def listed(value, most):
    need(isinstance(value, list) and len(value) <= most, "not a list, or too long")
    return value


def distinct(value, most):
    need(len(set(map(str, listed(value, most)))) == len(value), "twice")
    return value


def day(value, form="%Y-%m-%d"):
    try:
        need(time.strftime(form, time.strptime(value, form)) == value, "a day that is none")
    except (TypeError, ValueError):
        raise Refused("a day that is none")


def agency(value):
    code, names = exactly(value, "agency", "names")
    text(code, r"[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*"), units(code, 1, 40)
    for each in exactly(names, "en", "es"):
        units(each, 0, 400)
    return code


def header(value):
    need(isinstance(value, dict), "no header")
    version, kind = value.get("version"), value.get("kind")
    need(version == 1 and not isinstance(version, bool) and kind in CARRIED, "too new")
    (packet, channel, sender, to, purpose, basis, handling, policy, issued, audit) = exactly(
        {k: v for k, v in value.items() if k not in ("version", "kind")},
        "packetId", "channel", "from", "to", "purpose", "basis", "handling", "policyId", "issuedAt", "auditCommitment",
    )
    text(packet, UUID7), one_of(purpose, PURPOSES), text(policy, DIGEST), text(audit, DIGEST)
    signer, recipient, epoch, place, previous = exactly(channel, "sender", "recipient", "epoch", "number", "previous")
    text(signer, DIGEST), text(recipient, DIGEST), text(epoch, r"[A-Za-z0-9_-]{1,64}"), whole(place, 1)
    need((place == 1) == (previous is None), "previous")
    if previous is not None:
        text(previous, DIGEST)
    for law in listed(basis, 50):
        for each in exactly(law, "statute", "version", "article"):
            units(each, 1, 200)
    codes, tlp, pap, rel, onward, court, until = exactly(
        handling, "codes", "tlp", "pap", "relTo", "onward", "courtUse", "retentionUntil"
    )
    for each in distinct(codes, 4):
        one_of(each, ["H0", "H1", "H2", "H3"])
    for each in distinct(rel, 50):
        units(each, 1, 60)
    one_of(tlp, TLP), one_of(pap, PAP), one_of(onward, ["no", "with-consent", "within-agency"])
    one_of(court, ["no", "with-consent", "yes"])
    if until is not None:
        day(until)
    text(issued, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), day(issued, "%Y-%m-%dT%H:%M:%SZ")
    need(issued >= "2020" and issued[17:19] < "60", "before there was such a packet, or a leap second")
    return kind, agency(sender), agency(to)


class Slots:
    def __init__(self, disclosures, room):
        self.by_digest, self.seen, self.used = {}, set(), set()
        for encoded in disclosures:
            value, values = parse(unb64(encoded), 16 << 20, 10_000)
            room -= values
            need(room >= 0, "too many values")
            need(isinstance(value, list) and len(value) == 3, "a disclosure of other parts")
            salt, name, given = value
            need(isinstance(salt, str) and len(unb64(salt)) == 16, "a salt that is none")
            text(name, NAME), no_slots(given)
            need(sha(encoded) not in self.by_digest, "a disclosure twice")
            self.by_digest[sha(encoded)] = (name, given)

    def put(self, digests, beside):
        need(isinstance(digests, list) and digests == sorted(map(str, digests)), "_sd missing or not sorted")
        placed = dict(beside)
        for digest in digests:
            text(digest, DIGEST)
            need(digest not in self.seen, "a digest twice")
            self.seen.add(digest)
            if digest in self.by_digest:
                name, given = self.by_digest[digest]
                need(name not in placed, "a claim overwritten")
                placed[name] = given
                self.used.add(digest)
        return placed


def no_slots(value):
    for each in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        no_slots(each)
    need(not isinstance(value, dict) or not RESERVED & set(value), "a reserved name")


def record(value, slots, seen, documents):
    entity, name, fields, gaps, treated, lists = exactly(value, "entity", "id", "fields", "gaps", "treated", "lists")
    text(entity, r"[a-zA-Z][a-zA-Z0-9]{0,63}"), text(name, ID)
    need(name not in seen, "two objects of one id")
    seen.add(name)
    if entity == "document":
        documents.add(name)
    given = slots.put(exactly(fields, "_sd")[0], {})
    need(isinstance(gaps, dict) and isinstance(treated, dict) and isinstance(lists, dict), "no object")
    for key, code in gaps.items():
        text(key, NAME), one_of(code, ["R-" + each for each in CODES])
        need(key not in given, "a gap where a value is")
    for key, form in treated.items():
        text(key, NAME), one_of(form, ["GENERALISE", "MASK", "PSEUDONYM", "SUMMARISE"])
        need(key in given, "a form of nothing")
    for key, each in lists.items():
        text(key, NAME)
        emitted, rest = exactly(each, "emitted", "_sd")
        for element in listed(emitted, 100_000):
            record(element, slots, seen, documents)
        need(isinstance(rest, list) and len(rest) == 1, "not one commitment")
        need(not slots.put(rest, {}), "what was not released is opened")


POINTER = r"/case(?:/lists/%s/emitted/(?:0|[1-9][0-9]{0,5}))*/fields/%s" % (NAME, NAME)


def earlier_of(claims, sender, taken):
    packet, digest = exactly(claims["earlier"], "packet", "hash")
    text(packet, UUID7), text(digest, DIGEST)
    need(packet in taken, "an earlier packet that is not held")
    held, whose, earlier = taken[packet]
    need(held == digest and whose == sender and "case" in earlier, "another earlier packet")
    return earlier


def supplement(claims, slots, sender, taken):
    opens = listed(claims["opens"], 100_000)
    need(opens, "nothing opened")
    paths, order = set(), []
    for each in opens:
        one, path = exactly(each, "digest", "path")
        text(one, DIGEST), text(path, POINTER), units(path, 1, 2000)
        need(path not in paths, "a slot twice")
        paths.add(path), order.append(one)
        need(one in slots.by_digest, "a disclosure taken out")
        name, given = slots.by_digest[one]
        need(path.endswith("/" + name) and given is not None, "another field, or nothing")
        slots.used.add(one)
    need(order == sorted(set(order)), "slots not in the order of their digests")
    earlier = earlier_of(claims, sender, taken)
    for each in opens:
        here = earlier
        for key in each["path"].split("/")[1:-1]:
            here = here[int(key)] if isinstance(here, list) and int(key) < len(here) else here.get(key) if isinstance(here, dict) else None
        need(isinstance(here, dict) and each["digest"] in here.get("_sd", []), "not what was withheld there")
        need(each["digest"] not in earlier["disclosed"], "given before")


def values_of(value, least):
    for each in listed(value, 10_000):
        packet, digest = exactly(each, "packet", "digest")
        text(packet, UUID7), text(digest, DIGEST)
    need(len(value) >= least, "no value")
    return [(each["packet"], each["digest"]) for each in value]


def onward(claim):
    agency(claim["recipient"]), one_of(claim["purpose"], PURPOSES), day(claim["until"])


def consent(claim, job):
    """What went between the two offices is the job's: `gave`, packet by packet, and `asked`, request by request."""
    need(isinstance(claim, dict), "no consent")
    act = claim.get("act")
    if act == "ask":
        exactly(claim, "act", "recipient", "purpose", "until", "values"), onward(claim)
        values = values_of(claim["values"], 1)
        need(len(set(values)) == len(values), "a value twice")
        need(all(digest in job.get("gave", {}).get(packet, []) for packet, digest in values), "a value that was not given")
    elif act == "answer":
        exactly(claim, "act", "request", "hash", "recipient", "purpose", "until", "given", "refused"), onward(claim)
        text(claim["request"], UUID7), text(claim["hash"], DIGEST)
        values = values_of(claim["given"], 0) + values_of(claim["refused"], 0)
        need(values and len(set(values)) == len(values), "no value, or one twice")
        asked = job.get("asked", {}).get(claim["request"])
        need(asked and asked["hash"] == claim["hash"], "an answer to nothing")
        same = all(claim[name] == asked[name] for name in ("purpose",)) and claim["recipient"]["agency"] == asked["recipient"]
        need(same and claim["until"] <= asked["until"], "an answer to something else")
        need(sorted(values) == sorted(map(tuple, asked["values"])), "an answer about other values")
    else:
        need(act == "withdraw", "another act")
        exactly(claim, "act", "answer", "hash"), text(claim["answer"], UUID7), text(claim["hash"], DIGEST)
        need(job.get("answers", {}).get(claim["answer"]) == claim["hash"], "the end of nothing")


def notice(claim, job):
    exactly(claim, "ground", "recipient", "purpose", "values")
    one_of(claim["ground"], ["exculpatory", "imminent-danger"])
    agency(claim["recipient"]), one_of(claim["purpose"], PURPOSES)
    values = values_of(claim["values"], 1)
    need(len(set(values)) == len(values), "a value twice")
    need(all(digest in job.get("gave", {}).get(packet, []) for packet, digest in values), "a value that was not given")


def approved(approvals, payload, kind, keys):
    need(kind in ("disclosure", "supplement", "correction") or approvals == [], "an approval of nothing")
    digest = sha(canonical({name: each for name, each in payload.items() if name not in ("approvals", "_sd_alg")}).encode())
    seen = set()
    for each in listed(approvals, 20):
        role, key, signature = exactly(each, "role", "key", "signature")
        text(role, r"[a-z][a-z-]{0,39}"), text(key, DIGEST), text(signature, r"[A-Za-z0-9_-]{86}")
        need(key not in seen, "approved twice by one key")
        seen.add(key)
        if keys and role != "alone":
            need(key in keys and keys[key]["role"] == role, "an approval by a stranger")
            said = ("enlace-approval/1 %s %s" % (role, digest)).encode()
            need(verifies(unb64(keys[key]["key"]), said, unb64(signature)), "an approval that does not hold")


def read(data, job, cards):
    entries = unzipped(data)
    packet_json = dict(entries)["packet.json"]
    head, payload, protected, signature = exactly(
        parse(packet_json, 16 << 20, 100_010)[0], "header", "payload", "protected", "signature"
    )
    (disclosures,) = exactly(head, "disclosures")
    need(isinstance(disclosures, list) and all(isinstance(each, str) for each in disclosures), "disclosures")
    algorithm, kid, kind_of = exactly(parse(unb64(protected), 1024, 100)[0], "alg", "kid", "typ")
    need(algorithm in ("EdDSA", "Ed25519") and kind_of == "enlace-packet+sd-jwt", "algorithm or type")
    known = [(each, key) for each in cards for key in each["keys"] if sha(key) == kid]
    need(known and not known[0][0]["revoked"], "a key that nobody knows, or revoked")
    card, signer = known[0]
    signed = ("%s.%s" % (protected, payload)).encode()
    need(len(unb64(signature)) == 64 and verifies(signer, signed, unb64(signature)), "signature")
    claims, values = parse(unb64(payload), 16 << 20, 500_000)
    need(isinstance(claims, dict) and claims.get("_sd_alg") == "sha-256", "hash")
    slots = Slots(disclosures, 500_000 - values)
    kind, sender, to = header(claims.get("enlace"))
    carried = CARRIED[kind]
    exactly(claims, "enlace", "disclosed", "manifest", "approvals", "_sd_alg", *carried)
    documents = set()
    if kind in ("disclosure", "correction"):
        need(isinstance(claims["case"], dict) and claims["case"].get("entity") == "case", "the root is no case")
        record(claims["case"], slots, set(), documents)
    if kind in ("correction", "recall"):
        units(claims["why"], 1, 400), earlier_of(claims, sender, job["taken"])
    if kind == "supplement":
        supplement(claims, slots, sender, job["taken"])
    if kind == "receipt":
        said = claims["receipt"]
        need(isinstance(said, dict) and said.get("answer", "done") in ("done", "refused"), "an answer that is none")
        digest, packet = exactly({name: each for name, each in said.items() if name != "answer"}, "hash", "packet")
        need(job["sent"].get(packet) == digest, "a receipt of nothing")
    if kind == "consent":
        consent(claims["consent"], job)
    if kind == "notice":
        notice(claims["notice"], job)
    need(slots.used == set(slots.by_digest), "a disclosure that nothing names")
    need(claims["disclosed"] == sorted(slots.by_digest), "a disclosure taken out")
    approved(claims["approvals"], parse(unb64(payload), 16 << 20, 500_000)[0], kind, card["approvers"])
    channel = claims["enlace"]["channel"]
    need(channel["sender"] == kid and sender == card["agency"], "another sender")
    need(channel["recipient"] == sha(job["recipient"]) and to == job["agency"], "another recipient")
    moment = lambda stamp: calendar.timegm(time.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ"))
    need(moment(claims["enlace"]["issuedAt"]) <= moment(job["now"]) + 48 * 3600, "a time to come")
    manifest = listed(claims["manifest"], 10_010)
    need(len(manifest) == len(entries) - 1, "entries that the manifest does not name")
    files = 0
    for said, (name, content) in zip(manifest, entries[1:]):
        whose, document, size, digest = exactly(said, "name", "document", "sizeBytes", "sha256")
        need(whose == name and size == len(content) and digest == sha(content) and name != "earlier.json", "an entry")
        is_file = name.startswith("files/")
        need(is_file or len(content) <= 32 << 20, "too large")
        need(document in documents if is_file else document is None, "an attachment of no document")
        documents.discard(document)
        files += is_file
        need(not is_file or int(name[6:10]) == files, "attachments not numbered from 1")
    return sha(signed), sender, claims


def judged(path, job, cards):
    try:
        with open(path, "rb") as file:
            front = file.read(65536)
        need(front.split(b"\n---")[0].count(b"\n-> ") == 1, "not one recipient")
        opened = subprocess.run(["age", "-d", "-i", job["identity"], path], capture_output=True)
        need(opened.returncode == 0, "age")
        digest, sender, claims = read(opened.stdout, job, cards)
        job["taken"].setdefault(claims["enlace"]["packetId"], (digest, sender, claims))
        return {"ok": True, "hash": digest}
    except Refused as refused:
        return {"ok": False, "why": str(refused)}


def main():
    job = json.load(sys.stdin)
    cards = [card(path) for path in job["cards"]]
    job["taken"] = {}
    for path in job.get("held", []):
        judged(path, job, cards)
    job["taken"] = dict(job["taken"])
    with ThreadPoolExecutor(2) as pool:
        for answer in pool.map(lambda path: judged(path, job, cards), job["packets"]):
            print(json.dumps(answer))


main()
