package saji.directory;

/** What a person may do; held for one agency, of which the office's roles are held for the office's agency. */
public enum Role {
    PR_OFFICER,
    EDITOR,
    APPROVER,
    COMMUNITY_OFFICER,
    DUTY_OFFICER,
    MEDIA_OFFICER,
    LEADER,
    ADMINISTRATOR
}
