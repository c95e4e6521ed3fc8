package org.springframework.canary;

/** Stands where Spring lives, which is not on this module's path, so that the wall against it can be seen to fail. */
public record Bean(String name) {}
