package saji.newsroom.web;

/** A controller whose addresses name a story; its methods take a {@link Turn}. */
interface OfOneStory {

    /** Beginning of the addresses. */
    String PATH = "/desk/newsroom/stories/{id}";
}
