import pytest

from drill.domain.diagram.graph import Box, Kind, Shape
from drill.domain.diagram.kinds import is_managed, is_replicated, kind_of, words_of


def named(name: str, shape: Shape = Shape.BOX) -> Kind:
    return kind_of(Box(name, name, shape))


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.CLIENT, "Client, Browser, Visitor, Mobile app, Users, iOS"),
        (Kind.CDN, "CDN, Cloudflare, CloudFront CDN, Edge"),
        (Kind.LOAD_BALANCER, "Load balancer, LB, nginx, API gateway, ALB, Reverse proxy, load-balancer"),
        (Kind.SERVICE, "API, Tweet service, App server, Backend, Lambda, WebSocket gateway, PSP connector, Sequencer"),
        (Kind.CACHE, "Redis, Memcached, Timeline cache, Redis counters, session_cache"),
        (Kind.DATABASE, "Postgres, users_db, MySQL, DynamoDB, Cassandra, UserDB, Elasticsearch, Read replica"),
        (Kind.QUEUE, "Kafka, SQS, Job queue, RabbitMQ, EventBus, ClickLog, Outbox"),
        (Kind.WORKER, "Worker, Kafka consumer, Fan-out workers, Cron job, Thumbnailer, Image processor"),
        (Kind.OBJECT_STORE, "S3, Raw bucket, Blob storage, GCS, Object store"),
        (Kind.EXTERNAL, "Stripe, Stripe API, Payment gateway, APNs, DNS, Card network, SendGrid"),
    ],
)
def test_the_kind_is_guessed_from_the_words_of_the_field(kind: Kind, names: str) -> None:
    assert {name: named(name) for name in names.split(", ")} == dict.fromkeys(names.split(", "), kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("User service", Kind.SERVICE),
        ("User DB", Kind.DATABASE),
        ("Queue worker", Kind.WORKER),
        ("Redis cache loader", Kind.WORKER),
        ("Payment service", Kind.SERVICE),
        ("Postgres (users)", Kind.DATABASE),
        ("App server", Kind.SERVICE),
    ],
)
def test_of_several_words_the_one_that_says_what_it_is_counts(name: str, kind: Kind) -> None:
    assert named(name) is kind


def test_what_the_user_declared_goes_before_every_guess() -> None:
    assert kind_of(Box("redis", "Redis", Shape.CYLINDER, kind=Kind.QUEUE)) is Kind.QUEUE


def test_the_shape_tells_where_no_telling_word_does() -> None:
    assert named("Idempotency keys", Shape.CYLINDER) is Kind.DATABASE
    assert named("Users", Shape.CYLINDER) is Kind.DATABASE
    assert named("Jobs to do", Shape.QUEUE) is Kind.WORKER
    assert named("Things to do", Shape.QUEUE) is Kind.QUEUE
    assert named("Redis", Shape.CYLINDER) is Kind.CACHE


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ROUND, Shape.CHOICE])
def test_a_box_that_nothing_tells_of_is_a_service(shape: Shape) -> None:
    assert named("Foo", shape) is Kind.SERVICE
    assert named("", shape) is Kind.SERVICE
    assert named("日本", shape) is Kind.SERVICE


def test_the_words_of_a_name_are_small_and_singular_however_it_is_spelt() -> None:
    assert words_of("LinkAPI") == words_of("link_api") == words_of("Link APIs") == ("link", "api")
    assert words_of("DynamoDB") == ("dynamodb",)


def test_managed_kinds_and_products_and_replicas_survive_the_loss_of_one() -> None:
    assert is_replicated(Box("cdn", "CDN"))
    assert is_replicated(Box("s3", "S3"))
    assert is_replicated(Box("lb", "LB"))
    assert is_replicated(Box("t", "DynamoDB table"))
    assert is_replicated(Box("api", "API", replicas=2))
    assert not is_replicated(Box("api", "API"))
    assert not is_managed(Box("db", "Postgres", replicas=2))
