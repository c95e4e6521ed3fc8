package io.ticketledger.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A wire between engine and server that can lose what the server says, and then break. */
final class LossyWire implements AutoCloseable {

    private final TestPostgres.Database database;
    private final URI server;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean losing;

    LossyWire(TestPostgres.Database database) throws IOException {
        this.database = database;
        this.server = URI.create(database.url().substring("jdbc:".length()));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    HikariDataSource pool() {
        String url = database.url().replace(server.getAuthority(), door.getInetAddress().getHostAddress() + ":" + door.getLocalPort());
        return new TestPostgres.Database(url, database.username(), database.password()).anotherPool(2);
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                sockets.add(near);
                sockets.add(far);
                Thread.ofPlatform().daemon().start(() -> carry(near, far, false));
                Thread.ofPlatform().daemon().start(() -> carry(far, near, true));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8192];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers || !losing) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side was cut off, so the other is too.
        }
    }

    void loseAnswers() {
        losing = true;
    }

    /** Breaks what is open; new connections work again. */
    void cutAndMend() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
        losing = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAndMend();
    }
}
