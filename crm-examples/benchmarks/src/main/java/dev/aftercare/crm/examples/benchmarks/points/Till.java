package dev.aftercare.crm.examples.benchmarks.points;

/** Gives and takes points of customers who are numbered from 0 on; every command under a key of its own, and durable once it returns. */
interface Till {

    void earn(int customer, long points, String key) throws Exception;

    void redeem(int customer, long points, String key) throws Exception;
}
