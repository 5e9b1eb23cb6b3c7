package saji.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.SafeHtml;
import saji.site.web.Card;
import saji.site.web.Frame;
import tools.jackson.databind.json.JsonMapper;

/** Tells machines what a page is, in the words of schema.org. */
@Component
class StructuredData {

    private final JsonMapper json;

    StructuredData(JsonMapper json) {
        this.json = json;
    }

    SafeHtml story(
            Served story, Card card, Language language, String address, String image, Surroundings surroundings) {
        Frame.Masthead masthead = surroundings.masthead(language);
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("headline", card.title());
        article.put("description", card.lead());
        article.put("inLanguage", language.code());
        article.put("mainEntityOfPage", address);
        article.put("datePublished", surroundings.iso(story.publishedAt()));
        article.put("dateModified", surroundings.iso(story.editionAt()));
        article.put("image", List.of(image));
        article.put("articleSection", card.typeName());
        article.put("isAccessibleForFree", true);
        article.put(
                "author",
                story.agencies().stream()
                        .map(issuer -> organization(Cards.name(issuer, language), surroundings, issuer, masthead))
                        .toList());
        article.put("publisher", publisher(masthead));
        if (!story.corrections().isEmpty()) {
            article.put(
                    "correction",
                    story.corrections().stream()
                            .map(note -> Map.of(
                                    "@type",
                                    "CorrectionComment",
                                    "text",
                                    note.note(),
                                    "datePublished",
                                    surroundings.iso(note.at())))
                            .toList());
        }
        return element(article);
    }

    SafeHtml site(Frame.Masthead masthead, String home) {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("@context", "https://schema.org");
        site.put("@type", "WebSite");
        site.put("name", masthead.title());
        site.put("description", masthead.tagline());
        site.put("url", masthead.site() + home);
        site.put("inLanguage", masthead.words().language().code());
        site.put("publisher", publisher(masthead));
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("@type", "SearchAction");
        search.put("target", masthead.site() + masthead.root() + "/cari?q={search_term_string}");
        search.put("query-input", "required name=search_term_string");
        site.put("potentialAction", search);
        return element(site);
    }

    private static Map<String, Object> organization(
            String name, Surroundings surroundings, Served.Issuer issuer, Frame.Masthead masthead) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("@type", "GovernmentOrganization");
        organization.put("name", name);
        surroundings
                .agency(issuer.agency())
                .ifPresent(
                        agency -> organization.put("url", masthead.site() + masthead.root() + "/opd/" + agency.code()));
        return organization;
    }

    private static Map<String, Object> publisher(Frame.Masthead masthead) {
        Map<String, Object> publisher = new LinkedHashMap<>();
        publisher.put("@type", "GovernmentOrganization");
        publisher.put("name", masthead.city());
        publisher.put("url", masthead.site() + "/");
        publisher.put("logo", masthead.site() + masthead.icon());
        return publisher;
    }

    /** JSON in a data block; no {@code <} is left in it, so nothing in a text can end the element. */
    private SafeHtml element(Map<String, Object> data) {
        String text = json.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
        return SafeHtml.ofTrustedMarkup("<script type=\"application/ld+json\">" + text + "</script>");
    }
}
