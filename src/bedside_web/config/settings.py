"""What are Django's settings? Values come from the environment by way of ``environment``."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from bedside_web.cds.clients import read_clients, read_servers
from bedside_web.config.databases import read_database
from bedside_web.config.environment import read_environment
from bedside_web.config.logbook import logging_settings
from bedside_web.config.mail import read_mail
from bedside_web.config.writing import find_writing
from bedside_web.fhir.smart_servers import read_smart_servers

ENVIRONMENT = read_environment()
BASE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "bedside_web.config.urls"
ASGI_APPLICATION = "bedside_web.config.asgi.application"
DATABASES = {"default": read_database(ENVIRONMENT.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
LIBRARY_PATH = ENVIRONMENT.library
IS_DEMO = ENVIRONMENT.is_demo
# How old a sign-in may be when a reviewer signs a claim with it.
SIGNING_FRESH_SECONDS = 1_800
RETENTION_DAYS = ENVIRONMENT.retention_days
ASKS_PER_MINUTE = ENVIRONMENT.asks_per_minute if ENVIRONMENT.has_limits else 0
ASKS_PER_MINUTE_FROM_AN_ADDRESS = ENVIRONMENT.asks_per_minute_from_an_address if ENVIRONMENT.has_limits else 0
LIMITED_VIEWS = (
    "pages:ask",
    "pages:check",
    "pages:draft",
    "pages:findings",
    "pages:verify",
    "fhir:infobutton",
    "fhir:r4",
    "fhir:r4b",
    "fhir:r5",
    "fhir:smart-launch",
    "fhir:smart-standalone",
    "fhir:smart-callback",
)
# A file of these forms takes long to make, so each request for one counts like a question.
LIMITED_FORMS = {("pages:download", "pdf"), ("pages:download", "docx")}
# Who drafts where no curated claim answers, if anybody; see ADR 0060.
FIND_WRITING = find_writing
DRAFTS_AT_ONCE = ENVIRONMENT.drafts_at_once
METRICS_TOKEN = ENVIRONMENT.metrics_token
API_ORIGINS = ENVIRONMENT.api_origins
WORKERS = ENVIRONMENT.workers
SITE_FOLDER = ENVIRONMENT.folder
SITE_ADDRESS = ENVIRONMENT.address

# CDS Hooks: who may call, and whose servers may be asked for what they did not send; see ADRs 0048 and 0049.
CDS_CLIENTS = read_clients(ENVIRONMENT.cds_clients)
CDS_FHIR_SERVERS = read_servers(ENVIRONMENT.cds_fhir_servers)
IS_CDS_OPEN = ENVIRONMENT.is_cds_open
# Records that may open this site out of themselves; see ADR 0052.
SMART_SERVERS = read_smart_servers(ENVIRONMENT.smart_servers)

CHECK_MOST_BYTES = 10_000_000
CHECK_MOST_CHARACTERS = 100_000
# Seconds that a check waits for its turn: one runs at a time in each worker, so that reading stays quick.
CHECK_MOST_WAIT = 30
PDF_MOST_WAIT = 10
# A file that is given to be checked stays in memory; with Django's other keeper, large ones go to a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = CHECK_MOST_BYTES + 1_000_000

INSTALLED_APPS = [
    # Ours come first: their templates stand in for those of the packages below.
    "bedside_web.config",
    "bedside_web.pages",
    "bedside_web.api",
    "bedside_web.fhir",
    "bedside_web.cds",
    "bedside_web.mcp",
    "bedside_web.reviews",
    "bedside_web.articles",
    "bedside_web.ledger",
    "bedside_web.trail",
    "bedside_web.accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
]
MIDDLEWARE = [
    "bedside_web.config.logbook.LogbookMiddleware",
    "bedside_web.config.metrics.MetricsMiddleware",
    "bedside_web.config.headers.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "bedside_web.config.headers.NeverStoredMiddleware",
    "bedside_web.api.gate.GateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bedside_web.config.limits.LimitsMiddleware",
    "bedside_web.accounts.second_factor.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bedside_web.pages.surroundings.surroundings",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Lockouts and limits of signing in must hold for all workers together, so they are counted in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "bedside_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Tokens that were used, until they end; apart, so that no flood of them pushes out a lockout.
    "tokens": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "bedside_tokens",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "bedside"},
}
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_settings()
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

SECURE_SSL_REDIRECT = ENVIRONMENT.is_https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts] if ENVIRONMENT.is_https else []
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Signing in: django-allauth, with a second factor; see ADR 0033.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Pages of one person: no browser and no proxy keeps a copy.
NEVER_STORED_PATHS = ("/accounts/", "/board/", "/history/")
SECOND_FACTOR_PATHS = ("/board/", "/accounts/people/")
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
IS_SIGN_UP_OPEN = ENVIRONMENT.is_sign_up_open
ACCOUNT_ADAPTER = "bedside_web.accounts.signing_in.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
# Without a mail server nothing is asked for: mail that lies in a file verifies nobody.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if ENVIRONMENT.smtp else "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.is_https else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Bedside] "
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Axes locks a name for an address; this is for one address that tries many names, and many that try one.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,30/5m/key"} if ENVIRONMENT.has_limits else False
ACCOUNT_USERNAME_BLACKLIST = ["library", "admin", "administrator", "bedside"]
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bedside"
MFA_ALLOW_UNVERIFIED_EMAIL = not ENVIRONMENT.smtp
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_https
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_ADAPTER = "bedside_web.accounts.signing_in.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "hospital",
                    "name": ENVIRONMENT.sign_on.name,
                    "client_id": ENVIRONMENT.sign_on.client_id,
                    "secret": ENVIRONMENT.sign_on.secret,
                    "settings": {"server_url": ENVIRONMENT.sign_on.issuer},
                }
            ],
        }
    }
    if ENVIRONMENT.sign_on
    else {}
)
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_USERNAME_CALLABLE = "bedside_web.accounts.signing_in.name_tried"
AXES_CLIENT_IP_CALLABLE = "bedside_web.accounts.signing_in.address_of"
AXES_VERBOSE = False

_MAIL = read_mail(ENVIRONMENT.smtp)
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.is_starttls, _MAIL.is_tls
EMAIL_FILE_PATH = ENVIRONMENT.folder / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
