package dev.aftercare.crm.loyalty;

import java.util.List;

/**
 * Whether the entries of one account lead to where it stands.
 *
 * @param entries how many entries were read
 * @param findings what does not fit, in words free of personal data; at most 100
 */
public record LedgerCheck(long entries, List<String> findings) {

    /** Copies the findings. */
    public LedgerCheck {
        findings = List.copyOf(findings);
    }

    /**
     * Whether everything fits.
     *
     * @return true without findings
     */
    public boolean isSound() {
        return findings.isEmpty();
    }
}
