-- Which of the scripts that follow have been run.
CREATE TABLE IF NOT EXISTS {schema_version} (
    version INT NOT NULL,
    script VARCHAR(100) NOT NULL,
    PRIMARY KEY (version)
)${options};
