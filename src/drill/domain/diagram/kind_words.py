"""The words of the field by which a box's kind is guessed: one table, read by `kinds`."""

from collections.abc import Mapping
from typing import Final

from drill.domain.diagram.graph import Kind

TELLING: Final[Mapping[Kind, str]] = {
    Kind.CDN: "cdn, content delivery network, edge, edge network, cloudfront, akamai, fastly, cloudflare",
    Kind.LOAD_BALANCER: """load balancer, balancer, lb, elb, alb, nlb, glb, gslb, nginx, haproxy, envoy, traefik, proxy,
        reverse proxy, gateway, api gateway, gw, router, ingress, front door""",
    Kind.CACHE: """cache, redis, memcached, memcache, valkey, keydb, dragonfly, hazelcast, varnish, elasticache, memory,
        local cache, browser cache, edge cache""",
    Kind.DATABASE: """database, db, rdb, rdbms, sql, nosql, postgres, postgresql, pg, mysql, mariadb, sqlite, oracle,
        aurora, rds, cockroach, cockroachdb, spanner, vitess, tidb, yugabyte, dynamo, dynamodb, cassandra, scylla,
        scylladb, mongo, mongodb, couchbase, couchdb, firestore, bigtable, hbase, cosmosdb, neo4j, elasticsearch,
        opensearch, solr, lucene, search index, index, clickhouse, druid, pinot, snowflake, bigquery, redshift,
        warehouse, data warehouse, influxdb, timescale, timescaledb, prometheus, tsdb, etcd, zookeeper, consul, table,
        ledger, store, metadata store, config, config store, audit log, primary, replica, read replica, standby,
        secondary, follower, shard""",
    Kind.QUEUE: """queue, kafka, sqs, sns, rabbitmq, rabbit, kinesis, pulsar, nats, pubsub, pub sub, pub/sub, event hub,
        eventhub, redpanda, activemq, beanstalk, mq, broker, message bus, event bus, bus, topic, stream, outbox,
        dead letter, dlq, buffer, log, event log, click log, commit log, mailbox, inbox""",
    Kind.WORKER: """worker, consumer, subscriber, processor, job, cron, cron job, scheduler, timer, batch, etl, spark,
        flink, airflow, crawler, fetcher, indexer, encoder, transcoder, packager, splitter, aggregator, sweeper,
        cleaner, reaper, reconciler, dispatcher, relay, poller, importer, exporter, loader, writer, sender, mailer,
        thumbnailer, resizer""",
    Kind.OBJECT_STORE: """object store, object storage, blob, blob store, blob storage, blobstore, bucket, s3, gcs,
        azure blob, minio, storage bucket, file store, file storage""",
    Kind.EXTERNAL: """external, third party, 3rd party, partner, provider, stripe, paypal, adyen, braintree, psp, bank,
        card network, payment gateway, payment provider, sms gateway, twilio, sendgrid, mailgun, ses, apns, fcm,
        push provider, email provider, smtp, auth0, okta, google maps, dns, route53, route 53""",
    Kind.SERVICE: """websocket gateway, ws gateway, chat gateway, connection gateway, gateway service, gateway server,
        connector, adapter, log service, job service, index service, queue service, cache service, storage service,
        worker service, search service, stream service, ledger service, config service, config server,
        edge function""",
}
"""Words and phrases that tell the kind by themselves. In a name the longest one counts, and of equals the last:
a `Redis cache worker` is a worker."""

ORDINARY: Final[Mapping[Kind, str]] = {
    Kind.SERVICE: """service, server, api, backend, microservice, app server, web server, function, lambda, handler,
        controller, engine, manager, generator, limiter, checker, resolver, monolith, auth, origin""",
    Kind.CLIENT: """client, browser, user, visitor, customer, app, mobile, mobile app, web app, phone, ios, android,
        device, web, website, spa, desktop, viewer, reader, author, driver, rider, passenger, buyer, seller, merchant,
        creator, uploader, publisher, player, guest, shopper, employee, admin, tv, sensor, iot, frontend, front end,
        web client, mobile client, alice, bob""",
}
"""Words that count only where nothing tells more: a `User DB` is a database, and so is a cylinder called `Users`.
Of these two kinds service goes before client: a `User service` is a service."""

MANAGED_PRODUCTS: Final = """dynamo, dynamodb, sqs, sns, kinesis, pubsub, lambda, aurora, spanner, bigtable, firestore,
    cosmosdb, bigquery, snowflake"""
"""Products that their provider keeps on several machines in every configuration."""

COPIES: Final = "replica, standby, secondary, follower, mirror"
"""Words that call a store the copy of another one."""
