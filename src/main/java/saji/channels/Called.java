package saji.channels;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import saji.channels.network.Access;

/** The account that a network calls about, with its secrets; for connectors that are told without asking. */
@Component
public class Called {

    private final Accounts accounts;

    Called(Accounts accounts) {
        this.accounts = accounts;
    }

    /** An account of a network that is connected; paused ones too, as people do not know that. */
    public Optional<Access> account(String network, UUID id) {
        return accounts.find(new AccountId(id))
                .filter(account -> account.isOpen() && account.network().equals(network))
                .map(accounts::access);
    }
}
