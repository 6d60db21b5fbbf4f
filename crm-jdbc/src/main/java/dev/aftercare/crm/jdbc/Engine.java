package dev.aftercare.crm.jdbc;

/** The database engines whose SQL is spoken. */
public enum Engine {
    /** H2, embedded or as a server. */
    H2,
    /** PostgreSQL, and engines that speak its protocol and SQL. */
    POSTGRESQL,
    /** MariaDB. */
    MARIADB,
    /** MySQL. */
    MYSQL
}
