"""What may an operator set? Each setting, its default in words, and what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting of the operator: what follows the prefix, its default in words, and what it does."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        name="HOME",
        default="`site` in the user's data folder",
        meaning="Where database, secret, static files and cached numbers lie.",
    ),
    Setting(
        name="SECRET_KEY",
        default="made once, kept in `secret.key`",
        meaning="Signs sessions; at least 50 characters.",
    ),
    Setting(
        name="HOSTS",
        default="`localhost,127.0.0.1,[::1]`",
        meaning="Names under which the site may be reached, with commas.",
    ),
    Setting(
        name="DATABASE",
        default="`site.sqlite3` in the folder",
        meaning="`sqlite:///PATH` or `postgresql://user:password@host:port/name`.",
    ),
    Setting(
        name="LIBRARY",
        default="the shipped library",
        meaning="The folder of the library to answer from.",
    ),
    Setting(
        name="HTTPS",
        default="off",
        meaning="`on` behind a proxy that speaks TLS: redirects, HSTS, secure cookies.",
    ),
    Setting(
        name="PROXIES",
        default="`127.0.0.1`",
        meaning="Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.",
    ),
    Setting(
        name="WORKERS",
        default="`1`",
        meaning="Processes that serve; `serve --workers` sets it too.",
    ),
    Setting(
        name="RETENTION_DAYS",
        default="`90`",
        meaning="How long kept conversations stay after their last question; `forget` deletes older ones.",
    ),
    Setting(
        name="SIGN_UP",
        default="on for local hosts only, else off",
        meaning="Whether readers may make accounts themselves: `on` or `off`.",
    ),
    Setting(
        name="ASKS_PER_MINUTE",
        default="`30`",
        meaning=(
            "How many questions and checks one person with an account may send in a minute, in each worker; "
            "`0` is no limit."
        ),
    ),
    Setting(
        name="ASKS_PER_MINUTE_FROM_AN_ADDRESS",
        default="`300`",
        meaning=(
            "How many questions and checks of readers without an account may come from one network address "
            "in a minute, in each worker; a whole hospital may share one. `0` is no limit."
        ),
    ),
    Setting(
        name="RATE_LIMITS",
        default="on",
        meaning="`off` lifts the limits of asking and signing in; for measuring only.",
    ),
    Setting(
        name="SMTP",
        default="e-mail goes to files in `mail`",
        meaning=(
            "`smtp://user:password@host:port` (STARTTLS) or `smtps://…`; with it, new addresses must be "
            "verified."
        ),
    ),
    Setting(
        name="MAIL_FROM",
        default="`bedside@localhost`",
        meaning="The sender of e-mail.",
    ),
    Setting(
        name="OIDC_ISSUER",
        default="none",
        meaning=(
            "The hospital's sign-on: the issuer's address, which serves `/.well-known/openid- configuration`."
        ),
    ),
    Setting(
        name="OIDC_CLIENT_ID",
        default="none",
        meaning="The client id that the issuer gave.",
    ),
    Setting(
        name="OIDC_SECRET",
        default="none",
        meaning="The client secret that the issuer gave.",
    ),
    Setting(
        name="OIDC_NAME",
        default="`Hospital sign-on`",
        meaning="What the button says.",
    ),
    Setting(
        name="DEMO",
        default="off",
        meaning="Set by `serve --demo`: the pages say that people and signatures are made up.",
    ),
    Setting(
        name="ADDRESS",
        default="as each request names it",
        meaning=(
            "The site's address as other programs know it, such as `https://bedside.example.org`; "
            "their tokens are made for it."
        ),
    ),
    Setting(
        name="CDS_CLIENTS",
        default="none",
        meaning=(
            "A JSON file of the records that may call CDS Hooks, each with `iss` and its keys; "
            "[how to write it](../how-to/connect-cds-hooks.md)."
        ),
    ),
    Setting(
        name="CDS_FHIR_SERVERS",
        default="none",
        meaning=(
            "FHIR servers, with commas, that may be asked for data that a call of CDS Hooks did not bring: "
            "`https`, or on this machine."
        ),
    ),
    Setting(
        name="CDS_OPEN",
        default="on for local hosts without clients, else off",
        meaning="`on` lets anybody call CDS Hooks without a token; for trying only.",
    ),
    Setting(
        name="SMART_SERVERS",
        default="none",
        meaning=(
            "Records that may open this site as a SMART app, with commas: `client@https://ehr.example/fhir`; "
            "[how to connect one](../how-to/connect-a-record.md)."
        ),
    ),
    Setting(
        name="DRAFTS_AT_ONCE",
        default="`2`",
        meaning=(
            "How many drafts a writer writes at one time in each worker; `0` offers none. Without a writer, "
            "none is offered anyway."
        ),
    ),
    Setting(
        name="METRICS_TOKEN",
        default="none",
        meaning="A bearer token for `/metrics`; without one, only this machine may read them.",
    ),
    Setting(
        name="API_ORIGINS",
        default="none",
        meaning=(
            "Origins of other sites whose pages may call the API from a browser, with commas, such as "
            "`https://notes.example.org`."
        ),
    ),
)
