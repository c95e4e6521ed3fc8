# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests -pl server -am package

FROM eclipse-temurin:25-jre
# Not root: also what the embedded PostgreSQL wants, should no database be given.
RUN useradd --system --home-dir /var/lib/ticketledger --create-home --shell /usr/sbin/nologin ticketledger \
 && chmod 700 /var/lib/ticketledger
COPY --from=build /build/server/target/ticketledger.jar /opt/ticketledger.jar
USER ticketledger
WORKDIR /var/lib/ticketledger
ENV TICKETLEDGER_HOME=/var/lib/ticketledger SERVER_PORT=8000
VOLUME /var/lib/ticketledger
EXPOSE 8000
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/opt/ticketledger.jar"]
