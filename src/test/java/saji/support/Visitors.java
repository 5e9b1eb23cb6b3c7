package saji.support;

import java.util.function.IntSupplier;

/** Opens browsers without a screen at the running application: for tests of pages and of the API, over real HTTP. */
public class Visitors {

    private final IntSupplier port;
    private final TestPeople people;

    Visitors(IntSupplier port, TestPeople people) {
        this.port = port;
        this.people = people;
    }

    /** Someone without a session. */
    public Visitor anonymous() {
        return new Visitor(address());
    }

    /** One of the demo city's people, signed in; each call begins a new session. */
    public Visitor as(String username) {
        people.person(username);
        Visitor visitor = new Visitor(address());
        visitor.get("/sign-in");
        Visitor.Answer answer = visitor.post("/sign-in/demo", java.util.Map.of("username", username));
        if (answer.status() != 302) {
            throw new IllegalStateException("Sign-in of " + username + " was answered " + answer.status());
        }
        return visitor;
    }

    /** A script with a token of {@code username}, every scope unless some are named. */
    public Visitor withToken(String username, saji.directory.Scope... scopes) {
        return new Visitor(address()).header("Authorization", "Bearer " + people.token(username, scopes));
    }

    /** The address of the running application, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port.getAsInt();
    }
}
